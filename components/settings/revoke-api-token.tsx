'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { useNotice } from '@/components/ui/use-notice'
import { revokeApiTokenAction } from '@/lib/auth/api-token-actions'

/** Ends a program's token, after saying what that does. */
export function RevokeApiToken({ id, name }: { id: string; name: string }) {
  const t = useTranslations('settings.tokens')
  const notice = useNotice()

  const revoke = async () => {
    const result = await revokeApiTokenAction({ id }).catch(() => null)
    if (result?.ok) notice.done(t('revoked', { name }))
    else notice.failed(t('refused'))
  }

  return (
    <Confirm
      title={t('revokeTitle', { name })}
      text={t('revokeText')}
      action={t('revoke')}
      run={revoke}
      trigger={
        <Button size="sm" tone="danger-quiet" aria-label={t('revokeNamed', { name })}>
          {t('revoke')}
        </Button>
      }
    />
  )
}
