'use client'

import { Braces, CircleAlert } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/card'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { formatDate } from '@/lib/i18n/format'
import type { ApiTokenRow } from '@/lib/auth/api-token-queries'
import { NewApiToken, type TokenDays } from './new-api-token'
import { RevokeApiToken } from './revoke-api-token'

/** The tokens with which other programs read and change through the API. */
export function ApiTokens({ tokens, days }: { tokens: ApiTokenRow[]; days: TokenDays }) {
  const t = useTranslations('settings.tokens')
  return (
    <Card id="tokens" aria-labelledby="tokens-title" className="scroll-mt-6">
      <header className="flex flex-wrap items-start justify-between gap-3 px-5 pt-4">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id="tokens-title" className="text-lg font-semibold">
            {t('title')}
          </h2>
          <p className="mt-0.5 text-base text-pretty text-muted">{t('text')}</p>
        </div>
        <NewApiToken days={days} />
      </header>
      {tokens.length === 0 ? (
        <p className="px-5 py-5 text-base text-muted">{t('empty')}</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-t border-line">
          {tokens.map(token => (
            <Token key={token.id} token={token} />
          ))}
        </ul>
      )}
      {tokens.length > 0 ? (
        <p className="border-t border-line px-5 py-3 text-sm text-pretty text-muted">{t('endsWith')}</p>
      ) : null}
      <p className="border-t border-line px-5 py-3 text-base text-muted">
        {t('webhooksText')}{' '}
        <Link href="/admin/webhooks" className="hit font-semibold text-accent-ink hover:underline">
          {t('webhooks')}
        </Link>
      </p>
    </Card>
  )
}

function Token({ token }: { token: ApiTokenRow }) {
  const t = useTranslations('settings.tokens')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const date = formatDate(token.expiresAt, reader)
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2">
      <Braces aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate text-base font-semibold">{token.name}</p>
        <p className="text-sm text-muted">
          {token.lastUsedAt
            ? t.rich('usedAt', { when: () => <RelativeTime at={token.lastUsedAt ?? ''} /> })
            : t('neverUsed')}
          {' · '}
          {token.createdBy ? t('by', { name: token.createdBy }) : t('byCommand')}
          {token.state === 'live' ? ` · ${t('until', { date })}` : null}
        </p>
      </div>
      {token.state === 'live' ? null : (
        <Badge tone="danger" icon={CircleAlert}>
          {token.state === 'expired' ? t('expired', { date }) : t('makerGone')}
        </Badge>
      )}
      <RevokeApiToken id={token.id} name={token.name} />
    </li>
  )
}
