import { ChevronRight, Split } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { FieldsCard } from '@/components/fields/fields-card'
import { DueLabel } from '@/components/tasks/due-label'
import { NewTaskDialog } from '@/components/tasks/new-task-dialog'
import type { TaskListing } from '@/components/tasks/task-row'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { Field } from '@/lib/fields/field'
import type { LeadPage } from '@/lib/leads/lead-queries'
import type { Person } from '@/lib/leads/queries'
import { dueOf, type TaskItem } from '@/lib/tasks/task-item'
import { ContactCard } from './contact-card'
import { LeadDescription } from './lead-description'
import { LeadTitle } from './lead-title'
import { ManagerCard } from './manager-card'
import { MoreOnPhone } from './more-on-phone'
import { notWith } from './phone-only-styles'
import { AboutCard, VisitCard } from './visit-card'

type LeadAsideProps = {
  lead: LeadPage
  people: Person[]
  tasks: TaskItem[]
  listing: TaskListing
  userId: string
  /** Whether the reader may open the people of the company. */
  linksPeople: boolean
  fields: readonly Field[]
  /** Who the contact may be, where that is open. */
  who: ReactNode
  /** The open conflicts of the contact, if any. */
  conflicts: ReactNode
}

/** Who, whose, what next, from where. Beside the timeline; on a tablet above it, the most of it behind a button; on a phone a part of its own. */
export function LeadAside({
  lead,
  people,
  tasks,
  listing,
  userId,
  linksPeople,
  fields,
  who,
  conflicts,
}: LeadAsideProps) {
  const t = useTranslations('leads.card')
  return (
    <aside className={cn('flex min-w-0 flex-col gap-4', notWith.chat, notWith.notes)}>
      <div className="md:hidden">
        <LeadTitle id={lead.id} version={lead.version} title={lead.title} as="p" />
      </div>
      <ContactCard contact={lead.contact} incomplete={lead.incomplete} />
      {who}
      <div className="max-lg:hidden empty:hidden">{conflicts}</div>
      <MoreOnPhone>
        <ManagerCard {...{ lead, people, userId, linksPeople }}>
          <NextStep {...{ lead, tasks, listing }} />
        </ManagerCard>
        <FieldsCard
          fields={fields}
          lead={{ id: lead.id, values: lead.values.lead }}
          contact={{ id: lead.contact.id, values: lead.values.contact }}
        />
        <Card>
          <CardHeader title={t('description')} />
          <CardBody>
            <LeadDescription id={lead.id} version={lead.version} description={lead.description} />
          </CardBody>
        </Card>
        {lead.visit ? <VisitCard visit={lead.visit} /> : null}
        <AboutCard lead={lead} />
      </MoreOnPhone>
    </aside>
  )
}

/** On a phone the choices would stand before the conversation; they are one press away. */
export function ConflictHint({ contact }: { contact: LeadPage['contact'] }) {
  const t = useTranslations('leads.card')
  if (contact.openConflicts === 0) return null
  return (
    <Link
      href={`/contacts/${contact.id}`}
      className="mb-3 flex min-h-11 items-center gap-2.5 rounded-lg border border-warn-line bg-warn-soft px-4 font-semibold text-warn-ink lg:hidden"
    >
      <Split aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">{t('conflicts', { count: contact.openConflicts })}</span>
      {t('settle')}
      <ChevronRight aria-hidden className="size-4 shrink-0" />
    </Link>
  )
}

function NextStep({ lead, tasks, listing }: Pick<LeadAsideProps, 'lead' | 'tasks' | 'listing'>) {
  const t = useTranslations('leads.card')
  const next = tasks.find(task => task.doneAt === undefined)
  return (
    <div className="mt-3.5 border-t border-line pt-3">
      <h2 className="mb-1 text-xs font-semibold text-muted">{t('next')}</h2>
      {next ? (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <p className="min-w-0 text-base break-words">{next.title}</p>
          <DueLabel
            due={dueOf(next)}
            overdue={Boolean(next.isOverdue)}
            doneAt={null}
            now={listing.now}
            timeZone={listing.timeZone}
          />
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-base text-muted">{t('noNext')}</p>
          {lead.status === 'open' ? (
            <NewTaskDialog {...listing} tone="secondary" size="sm" about={{ leadId: lead.id, label: lead.title }} />
          ) : null}
        </div>
      )}
    </div>
  )
}
