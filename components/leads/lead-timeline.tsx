import { useTranslations } from 'next-intl'
import { NewTaskDialog } from '@/components/tasks/new-task-dialog'
import { TaskRow, type TaskListing } from '@/components/tasks/task-row'
import { cn } from '@/components/ui/cn'
import { LinkTabs } from '@/components/ui/link-tabs'
import { List } from '@/components/ui/list-row'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import type { LeadPage } from '@/lib/leads/lead-queries'
import { timelineTabs, type countTimeline, type TimelineTab } from '@/lib/leads/timeline/queries'
import { timelineEntries, type TimelineRows } from '@/lib/leads/timeline/timeline-entries'
import type { TaskItem } from '@/lib/tasks/task-item'
import { NoteComposer } from './note-composer'
import { notWith } from './phone-only-styles'
import { Timeline } from './timeline/timeline'

type LeadTimelineProps = {
  lead: LeadPage
  tab: TimelineTab
  rows: TimelineRows
  counts: Awaited<ReturnType<typeof countTimeline>>
  tasks: TaskItem[]
  listing: TaskListing
  search: SearchParams
}

// On a phone the field is at the lower edge, above the bar, wherever one reads.
const NOTE_AT_HAND =
  'mt-4 max-md:sticky max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:z-10 max-md:order-last max-md:-mx-4 max-md:border-t max-md:border-line max-md:bg-canvas max-md:px-4 max-md:py-2 [@media(max-height:399px)]:static'

/** Everything that happened on a lead, with a place to write and to plan. */
export function LeadTimeline({ lead, tab, rows, counts, tasks, listing, search }: LeadTimelineProps) {
  const t = useTranslations('timeline')
  const path = `/leads/${lead.id}`
  const tabs = timelineTabs.map(each => ({
    href: withParams(path, search, { tab: each === 'all' ? null : each, open: null, times: null, whole: null }),
    label: t(`tabs.${each}`),
    current: each === tab,
    ...(each in counts && { count: counts[each as keyof typeof counts] }),
  }))
  // What is still to do stands on top, and not in the day in which it was made.
  const pinned = tab === 'all' ? tasks.filter(task => task.doneAt === undefined) : []
  const isPinned = new Set(pinned.map(task => task.id))
  const byId = new Map(tasks.map(task => [task.id, task]))
  return (
    <section aria-label={t('label')} className="flex flex-col">
      <div className="max-md:hidden">
        <LinkTabs label={t('label')} tabs={tabs} />
      </div>
      {tab === 'all' || tab === 'notes' ? (
        <div className={NOTE_AT_HAND}>
          <NoteComposer leadId={lead.id} />
        </div>
      ) : null}
      {tab === 'tasks' ? (
        <div className="mt-4">
          <NewTaskDialog {...listing} size="sm" tone="secondary" about={{ leadId: lead.id, label: lead.title }} />
        </div>
      ) : null}
      {pinned.length > 0 ? (
        <section aria-label={t('openTasks')} className={cn('mt-4', notWith.chat)}>
          <h2 className="mb-2 text-xs font-semibold text-muted">{t('openTasks')}</h2>
          <List>
            {pinned.map(task => (
              <TaskRow key={task.id} task={task} listing={listing} />
            ))}
          </List>
        </section>
      ) : null}
      <Timeline
        entries={timelineEntries({ ...rows, tasks: rows.tasks.filter(task => !isPinned.has(task.id)) })}
        tab={tab}
        visitorName={lead.contact.name}
        now={listing.now}
        open={openFold(search)}
        hrefFor={open =>
          withParams(path, search, {
            open: open?.chatId ?? null,
            times: open && open.times > 1 ? String(open.times) : null,
          })
        }
        olderHref={rows.wholeSince && search.whole !== '1' ? withParams(path, search, { whole: '1' }) : null}
        taskRow={id => {
          const task = byId.get(id)
          return task ? (
            <List>
              <TaskRow task={task} listing={listing} />
            </List>
          ) : null
        }}
      />
    </section>
  )
}

/** `?open=ID&times=2`; once where `times` is no count. */
function openFold(search: SearchParams): { chatId: string; times: number } | null {
  const [chatId] = [search.open].flat()
  const times = Number([search.times].flat()[0] ?? 1)
  return chatId ? { chatId, times: Number.isInteger(times) && times > 0 ? Math.min(times, 100) : 1 } : null
}
