'use client'

import { RotateCw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { processDeliveryAgain } from '@/lib/intake/actions'

/** Runs the delivery once more; what was applied already is not applied twice. */
export function ProcessAgain({ deliveryId, failed }: { deliveryId: string; failed: boolean }) {
  const t = useTranslations('deliveries')
  const notice = useNotice()
  const router = useRouter()
  const [waiting, startTransition] = useTransition()
  const again = () =>
    startTransition(async () => {
      const result = await processDeliveryAgain({ deliveryId })
      if (result.ok) notice.done(t('processedAgain'))
      else notice.failed(result.reason === 'not_an_event' ? t('notAnEvent') : t('processFailed'))
      router.refresh()
    })
  return (
    <Button onClick={again} disabled={waiting} aria-busy={waiting}>
      <RotateCw aria-hidden className={waiting ? 'motion-safe:animate-spin' : undefined} />
      {t(failed ? 'tryNow' : 'processAgain')}
    </Button>
  )
}
