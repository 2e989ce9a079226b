'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { acceptWidgetAction } from '@/lib/channels/actions'
import type { PersonOption } from '@/lib/team/queries'
import { NewChannel } from './new-channel'

type WidgetChoiceProps = { channelId: string; widgetId: string; managers: PersonOption[] }

/** What another widget at this address is: the same channel, or one that deserves its own. */
export function WidgetChoice({ channelId, widgetId, managers }: WidgetChoiceProps) {
  const t = useTranslations('channels')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const accept = () =>
    start(async () => {
      const result = await acceptWidgetAction({ channelId, widgetId })
      if (result.ok) notice.done(t('notices.widgetAccepted'))
      else notice.failed(t('refused'))
    })
  return (
    <>
      <Button size="sm" busy={busy} onClick={accept}>
        {t('notices.acceptWidget')}
      </Button>
      <NewChannel managers={managers} widgetId={widgetId} />
    </>
  )
}
