'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { closeSetUpAction } from '@/lib/set-up/actions'

type PutOffProps = { label: string; tone?: 'primary' | 'quiet' }

/** Closes the first steps, done or not, and goes to the leads. */
export function PutOff({ label, tone = 'quiet' }: PutOffProps) {
  const t = useTranslations('setup')
  const router = useRouter()
  const notice = useNotice()
  const [busy, start] = useTransition()
  const leave = () =>
    start(async () => {
      const result = await closeSetUpAction({}).catch(() => null)
      if (result?.ok) router.push('/leads')
      else notice.failed(t('failed'))
    })
  return (
    <Button tone={tone} busy={busy} onClick={leave} className={tone === 'quiet' ? '-mr-3.5 max-sm:-ml-3.5' : undefined}>
      {label}
    </Button>
  )
}
