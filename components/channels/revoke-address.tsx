'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNotice } from '@/components/ui/use-notice'
import { revokeTokenAction } from '@/lib/channels/actions'

type RevokeAddressProps = { tokenId: string; isLast: boolean; lastUsedAt: string | null; inUse: boolean }

/** Ends an address, after saying whether Jivo still sends to it and what the end does: it cannot be taken back. */
export function RevokeAddress({ tokenId, isLast, lastUsedAt, inUse }: RevokeAddressProps) {
  const t = useTranslations('channels')
  const notice = useNotice()
  const [open, setOpen] = useState(false)
  const [busy, start] = useTransition()

  const revoke = () =>
    start(async () => {
      const result = await revokeTokenAction({ tokenId })
      setOpen(false)
      if (result.ok) notice.done(t('revokedNow'))
      else notice.failed(t('refused'))
    })

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" tone="danger-quiet">
          {t('revoke')}
        </Button>
      </DialogTrigger>
      <DialogContent
        size="sm"
        title={t('revokeTitle')}
        description={t(isLast ? 'revokeLastText' : 'revokeText')}
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
      >
        {inUse && lastUsedAt ? (
          <Alert tone="warn" title={t.rich('revokeInUse', { when: () => <RelativeTime at={lastUsedAt} /> })} />
        ) : (
          <p className="text-base text-muted">{t('revokeUnused')}</p>
        )}
      </DialogContent>
    </Dialog>
  )
}
