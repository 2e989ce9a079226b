import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { NewTaskDialog } from '@/components/tasks/new-task-dialog'
import { TaskFilters } from '@/components/tasks/task-filters'
import { TaskGroups, type WaitingElsewhere } from '@/components/tasks/task-groups'
import { TaskPageList } from '@/components/tasks/task-page-list'
import { PageHeader } from '@/components/ui/page-header'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { requireUser } from '@/lib/auth/require-user'
import { countUnowned } from '@/lib/leads/queue-queries'
import { readCursor, writeCursor } from '@/lib/rest/cursor'
import { getSettings } from '@/lib/settings/queries'
import { countTasks, countUnassigned, listGroupedTasks, listTasks } from '@/lib/tasks/queries'
import { taskFilterSchema, type TaskFilter, type TaskWhen } from '@/lib/tasks/schema'
import { countWaiting, listManagers } from '@/lib/team/queries'

type TasksPageProps = { searchParams: Promise<SearchParams> }

const PATH = '/tasks'
const CLIENT_WORDS = ['new', 'kind', 'overdue', 'due', 'row', 'notice', 'form', 'preset'].map(
  part => `tasks.${part}` as const,
)

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tasks')
  return { title: t('title') }
}

export default async function TasksPage({ searchParams }: TasksPageProps) {
  const user = await requireUser()
  const params = await searchParams
  const filter = readFilter(params)
  const [settings, people] = await Promise.all([getSettings(), listManagers()])
  const { timeZone, companyName, locale } = settings
  const reader = { userId: user.id, now: new Date(), timeZone }
  const counts = countOpen(filter, reader)
  const t = await getTranslations('tasks')
  const visitor = await getTranslations({ locale, namespace: 'tasks.reply' })
  const subject = companyName ? visitor('subjectTo', { company: companyName }) : visitor('subject')
  const listing = { now: reader.now, timeZone, me: user.id, people, subject }
  const { when } = filter
  return (
    <ClientMessages namespaces={CLIENT_WORDS}>
      <PageHeader title={t('title')} actions={<NewTaskDialog {...listing} />}>
        <TaskFilters params={params} filter={filter} people={people} me={user.id} counts={await counts} />
      </PageHeader>
      {when === null ? (
        <TaskGroups
          groups={await listGroupedTasks(filter, reader)}
          waiting={await countElsewhere(user.id, reader.now)}
          {...{ filter, params, listing }}
        />
      ) : (
        <TaskPageList
          page={await readPage({ ...filter, when }, reader, params)}
          {...{ filter: { ...filter, when }, params, listing }}
        />
      )}
    </ClientMessages>
  )
}

async function countElsewhere(userId: string, now: Date): Promise<WaitingElsewhere> {
  const [tasks, queue, { conflicts }] = await Promise.all([countUnassigned(), countUnowned(now), countWaiting(userId)])
  return { tasks, queue: queue.waiting, conflicts }
}

type Reader = { userId: string; now: Date; timeZone: string }

function readFilter(params: SearchParams): TaskFilter {
  const one = (name: string) => [params[name]].flat()[0] ?? null
  return taskFilterSchema.parse({ who: one('who'), when: one('when'), kind: one('kind') })
}

async function countOpen(filter: TaskFilter, reader: Reader) {
  const [overdue, today, upcoming] = await Promise.all(
    (['overdue', 'today', 'upcoming'] as const).map(when => countTasks(filter, when, reader)),
  )
  return { overdue: overdue ?? 0, today: today ?? 0, upcoming: upcoming ?? 0 }
}

async function readPage(filter: TaskFilter & { when: TaskWhen }, reader: Reader, params: SearchParams) {
  const cursor = [params.cursor].flat()[0]
  const page = await listTasks(filter, reader, cursor === undefined ? null : readCursor(cursor))
  const next = page.next && writeCursor({ at: new Date(page.next.at), id: page.next.id })
  return {
    items: page.items,
    firstHref: cursor === undefined ? null : withParams(PATH, params, {}),
    nextHref: next && withParams(PATH, params, { cursor: next }),
  }
}
