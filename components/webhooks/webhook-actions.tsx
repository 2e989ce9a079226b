'use client'

import { Ellipsis, Play, Send, Square, Trash2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Confirm } from '@/components/ui/confirm'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useNotice } from '@/components/ui/use-notice'
import { removeWebhookAction, sendTestAction, setWebhookActiveAction } from '@/lib/webhooks/actions'

/** What can be done about one address. */
export function WebhookActions({
  webhook: { id, url, active },
}: {
  webhook: { id: string; url: string; active: boolean }
}) {
  const t = useTranslations('webhooks')
  const notice = useNotice()
  const [removing, setRemoving] = useState(false)
  const [busy, start] = useTransition()
  const run = (work: () => Promise<{ ok: boolean }>, said?: string) =>
    start(async () => {
      const result = await work().catch(() => null)
      if (!result?.ok) notice.failed(t('refused'))
      else if (said) notice.done(said)
    })
  const remove = async () => {
    const result = await removeWebhookAction({ id }).catch(() => null)
    if (!result?.ok) notice.failed(t('refused'))
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t('menu', { url })} size="sm" disabled={busy}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {active ? (
            <DropdownMenuItem onSelect={() => run(() => sendTestAction({ id }), t('testing'))}>
              <Send aria-hidden />
              {t('test')}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={() => run(() => setWebhookActiveAction({ id, active: !active }))}>
            {active ? <Square aria-hidden /> : <Play aria-hidden />}
            {t(active ? 'stop' : 'start')}
          </DropdownMenuItem>
          <DropdownMenuItem tone="danger" onSelect={() => setRemoving(true)}>
            <Trash2 aria-hidden />
            {t('remove')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Confirm
        open={removing}
        onOpenChange={setRemoving}
        title={t('removeTitle')}
        text={t('removeText')}
        action={t('remove')}
        run={remove}
      />
    </>
  )
}
