import { Coffee, ListTodo } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import { Count } from '@/components/ui/count'
import { EmptyState } from '@/components/ui/empty-state'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { cn } from '@/components/ui/cn'
import type { GroupedTasks } from '@/lib/tasks/queries'
import type { TaskFilter } from '@/lib/tasks/schema'
import { TaskList } from './task-list'
import type { TaskListing } from './task-row'

/** What waits for somebody although the reader's own list is empty. */
export type WaitingElsewhere = { tasks: number; queue: number; conflicts: number }

type TaskGroupsProps = {
  groups: GroupedTasks
  filter: TaskFilter
  params: SearchParams
  listing: TaskListing
  waiting: WaitingElsewhere
}

const ORDER = ['overdue', 'today', 'upcoming'] as const
const PATH = '/tasks'

/** Open tasks: what is late first and in red, then today, then what comes. */
export function TaskGroups({ groups, filter, params, listing, waiting }: TaskGroupsProps) {
  const t = useTranslations('tasks.group')
  const shown = ORDER.filter(name => groups[name].items.length > 0)
  if (shown.length === 0) return <NothingOpen {...{ filter, params, waiting }} />
  return (
    <div className="flex flex-col gap-6">
      {shown.map(name => (
        <section key={name} aria-labelledby={`group-${name}`}>
          <div className="mb-2 flex items-center gap-2">
            <h2 id={`group-${name}`} className={cn('text-base font-semibold', name === 'overdue' && 'text-danger-ink')}>
              {t(name)}
            </h2>
            <Count value={groups[name].total} tone={name === 'overdue' ? 'danger' : 'neutral'} />
          </div>
          <TaskList tasks={groups[name].items} {...listing} />
          {groups[name].total > groups[name].items.length ? (
            <Link
              href={withParams(PATH, params, { when: name })}
              className="mt-1 inline-flex h-11 items-center text-base font-semibold text-accent-ink hover:underline"
            >
              {t('seeAll', { count: groups[name].total })}
            </Link>
          ) : null}
        </section>
      ))}
    </div>
  )
}

function NothingOpen({ filter, params, waiting }: Pick<TaskGroupsProps, 'filter' | 'params' | 'waiting'>) {
  const t = useTranslations('tasks.empty')
  if (filter.kind) return <FilteredEmpty clearHref={withParams(PATH, params, { kind: null })} />
  const whose = filter.who === null ? 'mine' : filter.who === 'all' || filter.who === 'nobody' ? filter.who : 'person'
  const isElsewhere = waiting.tasks + waiting.queue + waiting.conflicts > 0
  if (whose === 'mine' && isElsewhere) return <NothingMine waiting={waiting} />
  return (
    <EmptyState icon={whose === 'mine' ? Coffee : ListTodo} title={t(`${whose}.title`)} text={t(`${whose}.text`)} />
  )
}

// Nothing is the reader's own, and still something waits: it is said, with the way to it.
function NothingMine({ waiting }: { waiting: WaitingElsewhere }) {
  const t = useTranslations('tasks.empty.elsewhere')
  const links = [
    { href: '/tasks?who=nobody', count: waiting.tasks, words: 'tasks' },
    { href: '/queue', count: waiting.queue, words: 'queue' },
    { href: '/conflicts', count: waiting.conflicts, words: 'conflicts' },
  ] as const
  return (
    <EmptyState
      icon={ListTodo}
      title={t('title')}
      text={t('text')}
      action={links
        .filter(({ count }) => count > 0)
        .map(({ href, count, words }) => (
          <Button asChild key={href}>
            <Link href={href}>{t(words, { count })}</Link>
          </Button>
        ))}
    />
  )
}
