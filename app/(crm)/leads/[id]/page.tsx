import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ConflictBar } from '@/components/conflicts/conflict-bar'
import { settlersOf } from '@/components/conflicts/settlers'
import { WhoBar } from '@/components/conflicts/who-bar'
import { ClientMessages } from '@/components/layout/client-messages'
import { ConflictHint, LeadAside } from '@/components/leads/lead-aside'
import { LeadHead } from '@/components/leads/lead-head'
import { LeadTimeline } from '@/components/leads/lead-timeline'
import { PhoneHead } from '@/components/leads/phone-head'
import { notWith } from '@/components/leads/phone-only-styles'
import { PhoneViews } from '@/components/leads/phone-views'
import { LiveRefresh } from '@/components/leads/live-refresh'
import { cn } from '@/components/ui/cn'
import type { SearchParams } from '@/components/ui/search-params'
import { maySettleConflict } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { listFields } from '@/lib/fields/queries'
import { listOpenCases } from '@/lib/identity/case-queries'
import { findMaybe } from '@/lib/identity/maybe-queries'
import { getLeadPage } from '@/lib/leads/lead-queries'
import { listStages } from '@/lib/leads/queries'
import { leadStamp } from '@/lib/leads/stamp-queries'
import { countTimeline, readTimeline, timelineTabs, type TimelineTab } from '@/lib/leads/timeline/queries'
import { getSettings } from '@/lib/settings/queries'
import { listTasksAbout } from '@/lib/tasks/queries'
import { listManagers } from '@/lib/team/queries'

type LeadPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

// Title and page read the lead once.
const readLead = cache((id: string) => getLeadPage(id, new Date()))

export async function generateMetadata({ params }: LeadPageProps): Promise<Metadata> {
  await requireUser()
  const lead = await readLead((await params).id)
  return { title: lead?.title }
}

export default async function LeadPage({ params, searchParams }: LeadPageProps) {
  const user = await requireUser()
  const { id } = await params
  const search = await searchParams
  const now = new Date()
  const stamp = await leadStamp(id)
  const lead = await readLead(id)
  if (!lead) notFound()
  const tab = timelineTabs.find(each => each === search.tab) ?? 'all'
  const of = { leadId: id, contactId: lead.contact.id }
  const { timeZone, companyName, locale, conflictRights } = await getSettings()
  const [reply, people, stages, rows, counts, tasks, cases, maybe, fields] = await Promise.all([
    getTranslations({ locale, namespace: 'tasks.reply' }),
    listManagers(),
    listStages(),
    readTimeline(of, tab, { whole: search.whole === '1', now }),
    countTimeline(of),
    listTasksAbout({ leadId: id }, { now, timeZone }),
    listOpenCases(lead.contact.id, now),
    findMaybe(lead.contact.id),
    listFields(),
  ])
  const subject = companyName ? reply('subjectTo', { company: companyName }) : reply('subject')
  const listing = { people, me: user.id, now, timeZone, subject, within: 'lead' as const }
  return (
    <ClientMessages namespaces={['leads', 'timeline', 'tasks', 'conflicts']}>
      {lead.chat === 'running' ? <LiveRefresh of={id} stamp={stamp} /> : null}
      <PhoneHead lead={lead} />
      <LeadHead lead={lead} stages={stages} />
      <ConflictHint contact={lead.contact} />
      <PhoneViews key={id} start={startOnPhone(tab, counts.chats)}>
        <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className={cn('min-w-0 md:max-lg:order-last', notWith.data)}>
            <LeadTimeline {...{ lead, tab, rows, counts, tasks, listing, search }} />
          </div>
          <LeadAside
            {...{ lead, people, tasks, listing, fields }}
            userId={user.id}
            linksPeople={user.role === 'admin'}
            who={<WhoBar contactId={lead.contact.id} maybe={maybe} />}
            conflicts={
              <ConflictBar
                cases={cases}
                settlers={cases[0] ? settlersOf(cases[0], of => maySettleConflict(user, of, conflictRights)) : null}
              />
            }
          />
        </div>
      </PhoneViews>
    </ClientMessages>
  )
}

// The conversation is what one opens a lead for; where there is none, or an address names another tab, the rest.
function startOnPhone(tab: TimelineTab, chats: number): 'chat' | 'notes' {
  return chats > 0 && (tab === 'all' || tab === 'chats') ? 'chat' : 'notes'
}
