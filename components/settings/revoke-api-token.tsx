'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useNotice } from '@/components/ui/use-notice'
import { revokeApiTokenAction } from '@/lib/auth/api-token-actions'

/** Ends a program's token, after saying what that does: it cannot be taken back. */
export function RevokeApiToken({ id, name }: { id: string; name: string }) {
  const t = useTranslations('settings.tokens')
  const notice = useNotice()
  const [open, setOpen] = useState(false)
  const [busy, start] = useTransition()

  const revoke = () =>
    start(async () => {
      const result = await revokeApiTokenAction({ id })
      setOpen(false)
      if (result.ok) notice.done(t('revoked', { name }))
      else notice.failed(t('refused'))
    })

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" tone="danger-quiet" aria-label={t('revokeNamed', { name })}>
          {t('revoke')}
        </Button>
      </DialogTrigger>
      <DialogContent
        size="sm"
        title={t('revokeTitle', { name })}
        description={t('revokeText')}
        footer={
          <>
            <DialogClose asChild>
              <Button>{t('cancel')}</Button>
            </DialogClose>
            <Button tone="danger" busy={busy} onClick={revoke}>
              {t('revoke')}
            </Button>
          </>
        }
      />
    </Dialog>
  )
}
