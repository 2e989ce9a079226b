import { BookUser, FileUp } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { contactRowData } from '@/components/contacts/contact-row-data'
import { ContactRows } from '@/components/contacts/contact-rows'
import { NewContactDialog } from '@/components/contacts/new-contact-dialog'
import { DuplicatesLink } from '@/components/duplicates/duplicates-link'
import { ExportList } from '@/components/export/export-list'
import { FieldFilters } from '@/components/fields/field-filters'
import { ClientMessages } from '@/components/layout/client-messages'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { mayChange, mayExportLists } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { readContactFilters, type ContactListFilters } from '@/lib/contacts/list-filters'
import { COUNT_LIMIT, countContacts, listContacts } from '@/lib/contacts/queries'
import { listFields } from '@/lib/fields/queries'
import { FIELD_PARAMS, shownOf } from '@/lib/fields/shown-fields'
import { readShownFields } from '@/lib/fields/shown-queries'
import { countDuplicates } from '@/lib/identity/duplicate-queries'
import { readCursor, writeCursor } from '@/lib/rest/cursor'
import { getSettings } from '@/lib/settings/queries'
import { listManagers, type PersonOption } from '@/lib/team/queries'

type ContactsPageProps = { searchParams: Promise<SearchParams> }

const PATH = '/contacts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('contacts')
  return { title: t('title') }
}

export default async function ContactsPage({ searchParams }: ContactsPageProps) {
  const user = await requireUser()
  const params = await searchParams
  const cursor = [params.cursor].flat()[0]
  const [{ requiredFields, timeZone }, people, fields, shown] = await Promise.all([
    getSettings(),
    listManagers(),
    listFields('contact'),
    readShownFields('contacts'),
  ])
  const filters = readContactFilters(params, fields)
  const asking = { userId: user.id, requiredFields }
  const [page, count, duplicates] = await Promise.all([
    listContacts(filters, cursor === undefined ? null : readCursor(cursor), asking),
    countContacts(filters, asking),
    countDuplicates(),
  ])
  const [t, locale] = await Promise.all([getTranslations('contacts'), getLocale()])
  const words = { visitor: t('visitor'), locale }
  return (
    <>
      <PageHeader
        title={t('title')}
        count={count > COUNT_LIMIT ? t('countBeyond', { count: COUNT_LIMIT }) : count}
        actions={
          <>
            {mayChange(user) ? <DuplicatesLink count={duplicates.all} /> : null}
            {mayExportLists(user) ? <ExportList list="contacts" count={count > COUNT_LIMIT ? null : count} /> : null}
            {mayChange(user) ? <ImportLink /> : null}
            <ClientMessages
              namespaces={[
                'contacts.new',
                'contacts.form',
                'contacts.values.suggestion',
                'contacts.refused',
                'fields.card',
                'fields.problem',
              ]}
            >
              <NewContactDialog me={user.id} people={people} fields={fields} />
            </ClientMessages>
          </>
        }
      >
        <ContactFilters people={people} me={user.id}>
          <FieldFilters list="contacts" fields={fields} filters={filters.fields} shown={shown} />
        </ContactFilters>
      </PageHeader>
      {page.items.length === 0 ? (
        <NoContacts filters={filters} />
      ) : (
        <>
          <ClientMessages namespaces={['contacts.row']}>
            <ContactRows
              rows={page.items.map(contact => contactRowData(contact, shownOf(fields, shown), words))}
              timeZone={timeZone}
            />
          </ClientMessages>
          <Pagination
            firstHref={cursor === undefined ? null : withParams(PATH, params, {})}
            nextHref={page.next && withParams(PATH, params, { cursor: writeCursor(page.next) })}
          />
        </>
      )}
    </>
  )
}

async function ImportLink() {
  const t = await getTranslations('imports')
  return (
    <Button asChild tone="quiet" className="max-sm:px-2">
      <Link href="/contacts/import">
        <FileUp aria-hidden className="max-sm:hidden" />
        {t('open')}
      </Link>
    </Button>
  )
}

async function ContactFilters({ people, me, children }: { people: PersonOption[]; me: string; children: ReactNode }) {
  const t = await getTranslations('contacts')
  const others = people.filter(person => person.id !== me).map(({ id, name }) => ({ value: id, label: name }))
  const managers = [{ value: 'me', label: t('filters.me') }, { value: 'nobody', label: t('filters.nobody') }, ...others]
  const lacks = (['required', 'ddd'] as const).map(value => ({ value, label: t(`filters.${value}`) }))
  return (
    <FilterBar
      search={t('search')}
      also={FIELD_PARAMS}
      after={children}
      filters={[
        { name: 'manager', label: t('filters.manager'), options: managers, all: t('filters.anyManager') },
        { name: 'lacks', label: t('filters.lacks'), options: lacks, all: t('filters.lacksAll') },
      ]}
    />
  )
}

async function NoContacts({ filters }: { filters: ContactListFilters }) {
  const t = await getTranslations('contacts.empty')
  const isFiltered =
    filters.fields.length > 0 || filters.q !== null || filters.manager !== null || filters.lacks !== null
  return isFiltered ? (
    <FilteredEmpty clearHref={PATH} />
  ) : (
    <EmptyState icon={BookUser} title={t('title')} text={t('text')} />
  )
}
