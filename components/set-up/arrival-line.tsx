import { CircleCheck, TriangleAlert } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useEventWords } from '@/components/deliveries/event-name'
import { Link } from '@/components/ui/link'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { Arrival } from '@/lib/set-up/arrival'

/** The live line: waiting, then green with what arrived. Read aloud when it changes. */
export function ArrivalLine({ arrival, lost }: { arrival: Arrival | null; lost: boolean }) {
  const isOdd = arrival?.kind === 'odd' || arrival?.kind === 'failed'
  return (
    <div
      role="status"
      className={cn(
        'rounded-lg border px-4 py-4 transition-colors',
        !arrival && 'border-info-line bg-info-soft',
        arrival && (isOdd ? 'border-warn-line bg-warn-soft' : 'border-good-line bg-good-soft'),
      )}
    >
      {arrival ? <Arrived arrival={arrival} isOdd={isOdd} /> : <StillWaiting lost={lost} />}
    </div>
  )
}

function StillWaiting({ lost }: { lost: boolean }) {
  const t = useTranslations('setup.waiting')
  return (
    <div className="flex items-start gap-3">
      <span aria-hidden className="mt-1.5 size-2.5 shrink-0 animate-breathe rounded-full bg-info" />
      <div>
        <p className="text-base font-semibold text-info-ink">{t('waiting')}</p>
        <p className="text-base text-ink">{lost ? t('offline') : t('waitingText')}</p>
      </div>
    </div>
  )
}

function Arrived({ arrival, isOdd }: { arrival: Arrival; isOdd: boolean }) {
  const t = useTranslations('setup.waiting')
  const eventWords = useEventWords()
  const Icon = isOdd ? TriangleAlert : CircleCheck
  const explained = isOdd
    ? t(arrival.kind === 'odd' ? 'oddText' : 'failedText')
    : t(arrival.simulated ? 'simulatedText' : 'connected')
  return (
    <div className="flex animate-fade-in items-start gap-3">
      <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', isOdd ? 'text-warn-ink' : 'text-good')} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={cn('text-lg font-semibold', isOdd ? 'text-warn-ink' : 'text-good-ink')}>
            {arrivalSentence(arrival, eventWords, t)}
          </span>
          {arrival.simulated ? <Badge>{t('simulated')}</Badge> : null}
        </p>
        <p className="mt-0.5 text-base text-ink">{explained}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {arrival.leadId ? (
            <Button asChild tone={arrival.simulated ? 'secondary' : 'primary'}>
              <Link href={`/leads/${arrival.leadId}`}>{t('openLead')}</Link>
            </Button>
          ) : null}
          <Button asChild tone="quiet">
            <Link href={`/admin/deliveries/${arrival.deliveryId}`}>{t('openDelivery')}</Link>
          </Button>
        </div>
      </div>
    </div>
  )
}

function arrivalSentence(
  arrival: Arrival,
  eventWords: (eventName: string | null) => string,
  t: ReturnType<typeof useTranslations<'setup.waiting'>>,
): string {
  const name = arrival.name ?? t('unnamed')
  switch (arrival.kind) {
    case 'chat':
      return arrival.number ? t('chat', { number: arrival.number, name }) : t('chatUnnumbered', { name })
    case 'offline':
      return t('offlineMessage', { name })
    case 'call':
      return t('call', { name })
    case 'contact':
      return t('contact', { name })
    case 'other':
      return t('other', { event: eventWords(arrival.eventName) })
    case 'odd':
      return t('odd')
    case 'failed':
      return t('failed')
  }
}
