'use client'

import { MonitorSmartphone } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNotice } from '@/components/ui/use-notice'
import { endOtherSessionsAction, endOwnSessionAction } from '@/lib/auth/session-actions'
import type { SessionRow } from '@/lib/auth/session-queries'
import { formatDateTime } from '@/lib/i18n/format'

/** Where one is signed in, this browser first; each of the others can be ended, or all of them at once. */
export function SessionsCard({ sessions, currentId }: { sessions: SessionRow[]; currentId: string }) {
  const t = useTranslations('account.signedIn')
  const { busy, end } = useEnd()
  const [here, others] = [sessions.filter(one => one.id === currentId), sessions.filter(one => one.id !== currentId)]
  return (
    <Card id="sessions" className="scroll-mt-6">
      <CardHeader
        title={t('title')}
        actions={
          others.length > 1 ? (
            <Button
              size="sm"
              tone="danger-quiet"
              busy={busy}
              onClick={() => end(() => endOtherSessionsAction({}), t('othersEnded'))}
            >
              {t('endOthers')}
            </Button>
          ) : null
        }
      />
      <p className="px-4 pt-1 pb-3 text-base text-muted">{t('text')}</p>
      <ul className="divide-y divide-line border-t border-line">
        {[...here, ...others].map(session => (
          <SessionLine key={session.id} session={session} isHere={session.id === currentId} />
        ))}
      </ul>
    </Card>
  )
}

function SessionLine({ session, isHere }: { session: SessionRow; isHere: boolean }) {
  const t = useTranslations('account.signedIn')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const { busy, end } = useEnd()
  const device = session.device ?? t('unknown')
  const address = session.address ?? t('noAddress')
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="text-base font-semibold break-words">{device}</p>
        <p className="text-sm text-muted wrap-anywhere">
          {`${address} · ${t('since', { when: formatDateTime(session.createdAt, reader) })}`}
        </p>
      </div>
      {isHere ? (
        <Badge tone="accent">{t('here')}</Badge>
      ) : (
        <div className="flex shrink-0 items-center gap-3 text-sm text-muted max-sm:flex-col max-sm:items-end max-sm:gap-1">
          <RelativeTime at={session.lastSeenAt} />
          <Button
            size="sm"
            tone="danger-quiet"
            className="max-sm:-mr-2.5"
            busy={busy}
            aria-label={t('endNamed', { device, address })}
            onClick={() => end(() => endOwnSessionAction({ id: session.id }), t('ended'))}
          >
            {t('end')}
          </Button>
        </div>
      )}
    </li>
  )
}

function useEnd() {
  const t = useTranslations('account')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const end = (work: () => Promise<{ ok: boolean }>, words: string) =>
    start(async () => {
      const result = await work()
      if (result.ok) notice.done(words)
      else notice.failed(t('refused'))
    })
  return { busy, end }
}
