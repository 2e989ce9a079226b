'use client'

import { KeyRound, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNotice } from '@/components/ui/use-notice'
import { makeNewAddressAction } from '@/lib/channels/actions'
import type { ChannelToken } from '@/lib/channels/queries'
import { AddressOnce } from './address-once'
import { RevokeAddress } from './revoke-address'

type ChannelAddressesProps = { channelId: string; tokens: ChannelToken[] }

/** The webhook addresses of a channel: when each was last used, a new one, and the end of an old one. */
export function ChannelAddresses({ channelId, tokens }: ChannelAddressesProps) {
  const t = useTranslations('channels')
  const notice = useNotice()
  const [made, setMade] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const live = tokens.filter(token => token.revokedAt === null).length

  const makeNew = () =>
    start(async () => {
      const result = await makeNewAddressAction({ channelId })
      if (result.ok) setMade(result.webhookUrl)
      else notice.failed(t('refused'))
    })

  return (
    <Card>
      <CardHeader
        title={t('addresses')}
        actions={
          <Button size="sm" busy={busy} onClick={makeNew}>
            {busy ? null : <Plus aria-hidden />}
            {t('newAddress')}
          </Button>
        }
      />
      <CardBody className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('addressesText')}</p>
        {made ? <AddressOnce webhookUrl={made} /> : null}
        <ul className="divide-y divide-line border-y border-line">
          {tokens.map(token => (
            <AddressRow key={token.id} token={token} isLast={live === 1} />
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}

function AddressRow({ token, isLast }: { token: ChannelToken; isLast: boolean }) {
  const t = useTranslations('channels')
  const revoked = token.revokedAt !== null
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="text-base">
          {t.rich('madeAt', { when: () => <RelativeTime at={token.createdAt} /> })}
        </p>
        <p className="text-sm text-muted">
          {token.lastUsedAt
            ? t.rich('usedAt', { when: () => <RelativeTime at={token.lastUsedAt ?? ''} /> })
            : t('neverUsed')}
        </p>
      </div>
      {revoked ? <Badge>{t('revoked')}</Badge> : <RevokeAddress tokenId={token.id} isLast={isLast} />}
    </li>
  )
}
