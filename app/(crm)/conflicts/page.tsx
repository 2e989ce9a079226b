import { CircleCheckBig } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { ConflictFilters } from '@/components/conflicts/conflict-filters'
import { Inbox } from '@/components/conflicts/inbox'
import { settlersOf } from '@/components/conflicts/settlers'
import type { InboxRow } from '@/components/conflicts/inbox-row'
import { DuplicatesLink } from '@/components/duplicates/duplicates-link'
import { ClientMessages } from '@/components/layout/client-messages'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { mayChange, maySettleConflict } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { isId } from '@/lib/contacts/list-filters'
import { getConflictCase } from '@/lib/identity/case-queries'
import { contestedShown } from '@/lib/identity/conflict-case'
import { countDuplicates } from '@/lib/identity/duplicate-queries'
import { isNarrowed, readInboxFilters, type InboxFilters } from '@/lib/identity/inbox-filters'
import { COUNT_LIMIT, countInbox, listInbox, type ListedConflict } from '@/lib/identity/queries'
import { readCursor, writeCursor } from '@/lib/rest/cursor'
import { getSettings } from '@/lib/settings/queries'

type Props = { searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('conflicts'))('title') }
}

export default async function ConflictsPage({ searchParams }: Props) {
  const user = await requireUser()
  const [given, t] = await Promise.all([searchParams, getTranslations('conflicts')])
  const params = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const filters = readInboxFilters(params)
  const asking = { userId: user.id, now: new Date() }
  const named = params.id && isId(params.id) ? params.id : null
  const [page, count, duplicates, { conflictRights }] = await Promise.all([
    listInbox(filters, params.cursor ? readCursor(params.cursor) : null, asking),
    countInbox(filters, asking),
    countDuplicates(),
    getSettings(),
  ])
  const currentId = named ?? page.items[0]?.id ?? null
  const current = currentId ? await getConflictCase(currentId, asking.now) : null
  const nextHref = page.next && withParams('/conflicts', params, { cursor: writeCursor(page.next), id: null })
  const firstHref = params.cursor ? withParams('/conflicts', params, { id: null }) : null
  const isEmpty = page.items.length === 0
  const others = isEmpty && filters.mine ? await countInbox({ ...filters, mine: false }, asking) : 0
  return (
    <>
      <PageHeader
        title={t('title')}
        count={count > COUNT_LIMIT ? t('many', { limit: COUNT_LIMIT }) : count}
        text={t('intro')}
        roomyText
        actions={mayChange(user) ? <DuplicatesLink count={duplicates.all} /> : undefined}
        className={named ? 'max-md:hidden' : undefined}
      >
        <ConflictFilters params={params} filters={filters} />
      </PageHeader>
      {isEmpty && !(named && current) ? (
        <NothingHere {...{ filters, others }} />
      ) : (
        <ClientMessages namespaces={['conflicts']}>
          <Inbox
            rows={page.items.map(inboxRow)}
            current={current}
            settlers={current && settlersOf(current, of => maySettleConflict(user, of, conflictRights))}
            isNamed={named !== null && current !== null}
            params={params}
            pages={<Pagination firstHref={firstHref} nextHref={nextHref} />}
          />
        </ClientMessages>
      )}
    </>
  )
}

async function NothingHere({ filters, others }: { filters: InboxFilters; others: number }) {
  if (others > 0) return <NothingMine {...{ filters, others }} />
  // Without the reader's own mark the list is just as empty: that says more than “change the filters”.
  if (isNarrowed({ ...filters, mine: false })) return <FilteredEmpty clearHref={hrefOf({ state: filters.state })} />
  return <Nothing isSettled={filters.state !== 'open'} />
}

async function NothingMine({ filters, others }: { filters: InboxFilters; others: number }) {
  const t = await getTranslations('conflicts.empty.mine')
  const isOpen = filters.state === 'open'
  return (
    <EmptyState
      icon={CircleCheckBig}
      title={t(isOpen ? 'title' : 'anyTitle')}
      text={t('text', { count: others })}
      action={
        <Button asChild>
          <Link href={hrefOf(filters)}>{t('action')}</Link>
        </Button>
      }
    />
  )
}

function hrefOf({ state, kind, olderThan }: Pick<InboxFilters, 'state'> & Partial<InboxFilters>): string {
  return withParams(
    '/conflicts',
    {},
    { state: state === 'open' ? null : state, kind: kind ?? null, age: olderThan ? String(olderThan) : null },
  )
}

async function Nothing({ isSettled }: { isSettled: boolean }) {
  const t = await getTranslations('conflicts.empty')
  return (
    <EmptyState
      icon={CircleCheckBig}
      title={t(isSettled ? 'settledTitle' : 'title')}
      text={t(isSettled ? 'settledText' : 'text')}
      action={
        isSettled ? undefined : (
          <Button asChild>
            <Link href="/conflicts?state=settled">{t('action')}</Link>
          </Button>
        )
      }
    />
  )
}

function inboxRow(listed: ListedConflict): InboxRow {
  const { id, kind, keyKind, state, contact, other, seenCount, choice, settledBy, isFromFile } = listed
  const value = contestedShown({ key_kind: keyKind, key: listed.key, chat_value: listed.chatValue })
  return {
    ...{ id, kind, keyKind, state, contact, other, seenCount, choice, settledBy, isFromFile },
    value: value.shown,
    valueKind: value.kind,
    firstSeenAt: listed.firstSeenAt.toISOString(),
    settledAt: listed.settledAt?.toISOString() ?? null,
  }
}
