import { useTranslations } from 'next-intl'
import { ChipLink } from '@/components/ui/chip'
import { FilterBar } from '@/components/ui/filter-bar'
import { LinkTabs } from '@/components/ui/link-tabs'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { TASK_KINDS, TASK_WHEN, type TaskFilter } from '@/lib/tasks/schema'
import type { TaskGroup } from '@/lib/tasks/task-overdue'

type TaskFiltersProps = {
  params: SearchParams
  filter: TaskFilter
  people: { id: string; name: string }[]
  me: string
  counts: Record<TaskGroup, number>
}

const PATH = '/tasks'

/** Which tasks: when, whose, of which kind; all of it in the address. */
export function TaskFilters({ params, filter, people, me, counts }: TaskFiltersProps) {
  const t = useTranslations('tasks')
  const to = (changes: { [name: string]: string | null }) => withParams(PATH, params, changes)
  const tabs = [null, ...TASK_WHEN].map(when => ({
    href: to({ when }),
    label: t(`when.${when ?? 'open'}`),
    current: filter.when === when,
    ...(when === null || when === 'done' ? {} : { count: counts[when] }),
  }))
  const kinds = TASK_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))
  const others = people.filter(person => person.id !== me).map(({ id, name }) => ({ value: id, label: name }))
  const isMine = filter.who === null || filter.who === me
  return (
    <>
      <LinkTabs label={t('when.label')} tabs={tabs} />
      <FilterBar
        filters={[
          { name: 'who', label: t('who.person'), options: others, all: t('who.mine') },
          { name: 'kind', label: t('kind.label'), options: kinds, all: t('kind.all') },
        ]}
      >
        <ChipLink href={to({ who: null })} chosen={isMine}>
          {t('who.mine')}
        </ChipLink>
        <ChipLink href={to({ who: 'all' })} chosen={filter.who === 'all'}>
          {t('who.all')}
        </ChipLink>
        <ChipLink href={to({ who: 'nobody' })} chosen={filter.who === 'nobody'}>
          {t('who.nobody')}
        </ChipLink>
      </FilterBar>
    </>
  )
}
