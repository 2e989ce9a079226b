'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNotice } from '@/components/ui/use-notice'
import { revokeTokenAction } from '@/lib/channels/actions'

type RevokeAddressProps = { tokenId: string; isLast: boolean; lastUsedAt: string | null; inUse: boolean }

/** Ends an address, after saying whether Jivo still sends to it and what the end does. */
export function RevokeAddress({ tokenId, isLast, lastUsedAt, inUse }: RevokeAddressProps) {
  const t = useTranslations('channels')
  const notice = useNotice()

  const revoke = async () => {
    const result = await revokeTokenAction({ tokenId }).catch(() => null)
    if (result?.ok) notice.done(t('revokedNow'))
    else notice.failed(t('refused'))
  }

  return (
    <Confirm
      title={t('revokeTitle')}
      text={t(isLast ? 'revokeLastText' : 'revokeText')}
      action={t('revoke')}
      run={revoke}
      trigger={
        <Button size="sm" tone="danger-quiet">
          {t('revoke')}
        </Button>
      }
    >
      {inUse && lastUsedAt ? (
        <Alert tone="warn" title={t.rich('revokeInUse', { when: () => <RelativeTime at={lastUsedAt} /> })} />
      ) : (
        <p className="text-base text-muted">{t('revokeUnused')}</p>
      )}
    </Confirm>
  )
}
