import { PartyPopper } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { ClientMessages } from '@/components/layout/client-messages'
import { LiveRefresh } from '@/components/leads/live-refresh'
import { QueueList } from '@/components/leads/queue-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/auth/require-user'
import { listQueue, QUEUE_ROWS } from '@/lib/leads/queue-queries'
import { queueStamp } from '@/lib/leads/stamp-queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('queue')
  return { title: t('title') }
}

/** The leads that nobody has, so that somebody takes them. */
export default async function QueuePage() {
  const user = await requireUser()
  const stamp = await queueStamp(new Date())
  const [t, leads] = await Promise.all([getTranslations('queue'), listQueue()])
  return (
    <ClientMessages namespaces={['queue']}>
      <LiveRefresh of="queue" stamp={stamp} />
      <PageHeader title={t('title')} count={leads.length < QUEUE_ROWS ? leads.length || undefined : undefined} text={t('text')} />
      {leads.length > 0 ? (
        <QueueList leads={leads} now={new Date()} mayTake={user.role === 'admin' || user.role === 'manager'} />
      ) : (
        <EmptyState icon={PartyPopper} title={t('empty')} text={t('emptyText')} />
      )}
      {leads.length === QUEUE_ROWS ? (
        <p className="mt-3 text-sm text-muted">
          {t.rich('more', {
            count: QUEUE_ROWS,
            all: chunks => (
              <Link href="/leads?manager=nobody" className="font-semibold text-accent-ink underline underline-offset-2">
                {chunks}
              </Link>
            ),
          })}
        </p>
      ) : null}
    </ClientMessages>
  )
}
