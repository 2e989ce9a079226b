import { ChevronRight, KeyRound } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { addressState, isInUse, type AddressState } from '@/lib/channels/old-address'
import type { ChannelToken } from '@/lib/channels/queries'
import { formatDateTime } from '@/lib/i18n/format'
import { KeepAddress } from './keep-address'
import { RevokeAddress } from './revoke-address'
import { RotateAddress } from './rotate-address'

type ChannelAddressesProps = { channelId: string; site: string; tokens: ChannelToken[]; now: Date }

/** The webhook addresses of a channel: how each is doing, when it was last used, a new one, and the end of an old one. */
export function ChannelAddresses({ channelId, site, tokens, now }: ChannelAddressesProps) {
  const t = useTranslations('channels')
  const isLive = (token: ChannelToken) => ['live', 'ending'].includes(addressState(token, now))
  const [live, older] = [tokens.filter(isLive), tokens.filter(token => !isLive(token))]
  return (
    <Card>
      <CardHeader title={t('addresses')} actions={<RotateAddress channelId={channelId} site={site} />} />
      <CardBody className="flex flex-col gap-3">
        <p className="text-sm text-muted">{t('addressesText')}</p>
        <ul className="divide-y divide-line border-y border-line empty:hidden">
          {live.map(token => (
            <AddressRow key={token.id} token={token} now={now} isLast={live.length === 1} />
          ))}
        </ul>
        {older.length > 0 ? (
          <details className="group">
            <summary className="flex min-h-9 cursor-pointer list-none items-center gap-1 text-sm text-muted touch:min-h-11 hover:text-ink">
              <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
              {t('older', { count: older.length })}
            </summary>
            <ul className="divide-y divide-line border-y border-line">
              {older.map(token => (
                <AddressRow key={token.id} token={token} now={now} isLast={false} />
              ))}
            </ul>
          </details>
        ) : null}
      </CardBody>
    </Card>
  )
}

const tones = { live: 'good', ending: 'warn', expired: 'neutral', revoked: 'neutral' } satisfies Record<
  AddressState,
  Tone
>

function AddressRow({ token, now, isLast }: { token: ChannelToken; now: Date; isLast: boolean }) {
  const t = useTranslations('channels')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const state = addressState(token, now)
  const ends = token.expiresAt && state !== 'revoked' ? formatDateTime(token.expiresAt, reader) : null
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
          <span>{t.rich('madeAt', { when: () => <RelativeTime at={token.createdAt} /> })}</span>
          <Badge tone={tones[state]}>{t(`addressState.${state}`)}</Badge>
        </p>
        <p className="text-sm text-muted">
          {token.lastUsedAt
            ? t.rich('usedAt', { when: () => <RelativeTime at={token.lastUsedAt ?? ''} /> })
            : t('neverUsed')}
          {ends ? ` · ${t(state === 'expired' ? 'endedAt' : 'endsAt', { when: ends })}` : null}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {state === 'ending' ? <KeepAddress tokenId={token.id} /> : null}
        {state === 'live' || state === 'ending' ? (
          <RevokeAddress
            tokenId={token.id}
            isLast={isLast}
            lastUsedAt={token.lastUsedAt}
            inUse={isInUse(token.lastUsedAt, now)}
          />
        ) : null}
      </div>
    </li>
  )
}
