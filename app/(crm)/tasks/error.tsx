'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { ErrorState } from '@/components/ui/error-state'

export default function Failed({ reset }: { reset: () => void }) {
  const router = useRouter()
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return <ErrorState onRetry={retry} />
}
