import { PartyPopper } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { LiveRefresh } from '@/components/leads/live-refresh'
import { QueueList, type QueueRow } from '@/components/leads/queue-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import type { SearchParams } from '@/components/ui/search-params'
import { mayAdminister, mayChange } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { leadHeading } from '@/lib/leads/lead-heading'
import { queueGroup, readQueueCursor, writeQueueCursor } from '@/lib/leads/queue-order'
import { countUnowned, listQueue, QUEUE_COUNT_LIMIT, type WaitingLead } from '@/lib/leads/queue-queries'
import { queueStamp } from '@/lib/leads/stamp-queries'
import { waitingAge } from '@/lib/leads/waiting-age'
import { getSettings } from '@/lib/settings/queries'
import { instantOf, localDate } from '@/lib/settings/work-calendar'
import { listManagers } from '@/lib/team/queries'

type QueuePageProps = { searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('queue')
  return { title: t('title') }
}

/** The leads that nobody has, so that somebody takes them. */
export default async function QueuePage({ searchParams }: QueuePageProps) {
  const user = await requireUser()
  const cursor = [(await searchParams).cursor].flat()[0]
  const after = cursor ? readQueueCursor(cursor) : null
  const now = new Date()
  const { timeZone } = await getSettings()
  const todayFrom = instantOf(localDate(now, timeZone), '00:00', timeZone)
  const maySelect = mayAdminister(user) && mayChange(user)
  const stamp = await queueStamp(now)
  const [t, page, { waiting }, people] = await Promise.all([
    getTranslations('queue'),
    listQueue({ after, todayFrom, now }),
    countUnowned(now),
    maySelect ? listManagers() : null,
  ])
  return (
    <ClientMessages namespaces={['queue', 'timeline.state']}>
      <LiveRefresh of="queue" stamp={stamp} />
      <PageHeader
        title={t('title')}
        count={waiting > QUEUE_COUNT_LIMIT ? t('many', { limit: String(QUEUE_COUNT_LIMIT) }) : waiting || undefined}
        text={t('text')}
      />
      {page.items.length > 0 ? (
        <QueueList
          rows={page.items.map(lead => queueRow(lead, { todayFrom, now }))}
          mayTake={mayChange(user)}
          people={people}
        />
      ) : (
        <EmptyState icon={PartyPopper} title={t('empty')} text={t('emptyText')} />
      )}
      <Pagination
        firstHref={after ? '/queue' : null}
        nextHref={page.next ? `/queue?cursor=${writeQueueCursor(page.next)}` : null}
      />
    </ClientMessages>
  )
}

/** A message beyond this says nothing more in a row. */
const WORDS_SHOWN = 200

function queueRow(lead: WaitingLead, { todayFrom, now }: { todayFrom: Date; now: Date }): QueueRow {
  const { id, title, channel, lastWords, since } = lead
  return {
    ...{ id, title, channel, ...leadHeading(title, lead.contactName) },
    lastWords: lastWords && [...lastWords.slice(0, 2 * WORDS_SHOWN)].slice(0, WORDS_SHOWN).join(''),
    age: waitingAge(since, now),
    group: queueGroup(lead, todayFrom),
  }
}
