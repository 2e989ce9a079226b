import { Ban, CircleCheck, CircleX, Hourglass } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { BreakableUrl } from '@/components/ui/breakable'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import type { WebhookMessageRow, WebhookRow } from '@/lib/webhooks/queries'
import { SendAgain } from './send-again'
import { WebhookActions } from './webhook-actions'

/** An address with what it is told of, its latest messages and what became of them. */
export function WebhookCard({ webhook }: { webhook: WebhookRow }) {
  const t = useTranslations('webhooks')
  const { url, events, active, stoppedReason, waiting, messages } = webhook
  return (
    <Card aria-label={url}>
      <header className="flex items-start gap-3 py-4 pr-3 pl-4 sm:pl-5">
        <div className="min-w-0 flex-1 gap-x-3 gap-y-2 sm:flex sm:items-start sm:justify-between">
          <div className="min-w-0 sm:flex-1">
            <h2 className="text-base font-semibold text-wrap wrap-anywhere">
              <BreakableUrl text={url} />
            </h2>
            <p className="text-sm text-muted">
              {events
                .map(event => t(event === 'conflict.resolved' ? 'event.conflict_resolved' : 'event.test'))
                .join(', ')}
              {waiting > 0 ? ` · ${t('waiting', { count: waiting })}` : null}
            </p>
            {stoppedReason === 'gone' && !active ? <p className="mt-1 text-sm">{t('goneText')}</p> : null}
          </div>
          <div className="max-sm:mt-2">
            {active ? (
              <Badge tone="good" icon={CircleCheck}>
                {t('active')}
              </Badge>
            ) : (
              <Badge icon={Ban}>{t('stopped')}</Badge>
            )}
          </div>
        </div>
        <WebhookActions webhook={{ id: webhook.id, url, active }} />
      </header>
      {messages.length === 0 ? (
        <p className="border-t border-line px-4 py-4 sm:px-5 text-base text-muted">{t('noMessages')}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {messages.map(message => (
            <Message key={message.id} message={message} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const LOOKS = {
  pending: { icon: Hourglass, tone: 'neutral' },
  delivered: { icon: CircleCheck, tone: 'good' },
  failed: { icon: CircleX, tone: 'danger' },
} as const

function Message({ message }: { message: WebhookMessageRow }) {
  const t = useTranslations('webhooks')
  const { event, state, attempts, createdAt, nextAttemptAt } = message
  const met = useMet(message)
  return (
    <li className="flex min-h-12 items-center gap-x-3 px-4 py-2 max-sm:flex-wrap max-sm:justify-between max-sm:gap-y-1.5 max-sm:py-2.5 sm:px-5">
      <Badge tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
        {t(`state.${state}`)}
      </Badge>
      <p className="min-w-0 text-base max-sm:order-last max-sm:basis-full sm:flex-1">
        {t(event === 'conflict.resolved' ? 'event.conflict_resolved' : 'event.test')}
        <span className="text-sm text-muted">
          {' · '}
          <RelativeTime at={createdAt} />
          {attempts > 0 ? ` · ${t('attempts', { count: attempts })}` : null}
          {met ? ` · ${met}` : null}
          {state === 'pending' && attempts > 0 && nextAttemptAt ? (
            <>
              {' · '}
              {t.rich('next', { time: () => <RelativeTime at={nextAttemptAt} /> })}
            </>
          ) : null}
        </span>
      </p>
      {state === 'pending' ? null : <SendAgain id={message.id} />}
    </li>
  )
}

/** What the last attempt met, in words; null before the first. */
function useMet({ status, error }: WebhookMessageRow): string | null {
  const t = useTranslations('webhooks')
  if (status !== null) return t('status', { status })
  if (error === null) return null
  const known = (['private', 'timeout', 'secret'] as const).find(one => one === error)
  return known ? t(`error.${known}`) : t('error.other', { code: error })
}
