import { CircleCheck } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import type { TaskFilter, TaskWhen } from '@/lib/tasks/schema'
import type { TaskItem } from '@/lib/tasks/task-item'
import { TaskList } from './task-list'
import type { TaskListing } from './task-row'

type TaskPageListProps = {
  page: { items: TaskItem[]; firstHref: string | null; nextHref: string | null }
  filter: TaskFilter & { when: TaskWhen }
  params: SearchParams
  listing: TaskListing
}

/** One group of tasks by itself, page by page. */
export function TaskPageList({ page, filter, params, listing }: TaskPageListProps) {
  const t = useTranslations('tasks.empty.done')
  if (page.items.length === 0) {
    const isPlain = filter.when === 'done' && filter.kind === null
    if (isPlain) return <EmptyState icon={CircleCheck} title={t('title')} text={t('text')} />
    return <FilteredEmpty clearHref={withParams('/tasks', params, { when: null, kind: null })} />
  }
  return (
    <>
      <TaskList tasks={page.items} {...listing} />
      <Pagination firstHref={page.firstHref} nextHref={page.nextHref} />
    </>
  )
}
