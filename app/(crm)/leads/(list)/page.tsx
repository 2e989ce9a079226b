import { Inbox, Plus } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { ExportList } from '@/components/export/export-list'
import { FieldFilters } from '@/components/fields/field-filters'
import { ClientMessages } from '@/components/layout/client-messages'
import { ChangersOnly } from '@/components/layout/may-change'
import { LeadFilters } from '@/components/leads/lead-filters'
import { leadRowData } from '@/components/leads/lead-row-data'
import { LeadRows } from '@/components/leads/lead-rows'
import { useStageName } from '@/components/leads/use-stage-name'
import { FirstStepsCard } from '@/components/set-up/first-steps-card'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { mayAdminister, mayExportLists } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { isFiltered, readLeadFilters, type LeadListFilters } from '@/lib/leads/list-filters'
import { countLeads, COUNT_LIMIT, listLeadChoices, listLeads, type ListedLead } from '@/lib/leads/queries'
import { leadStatuses } from '@/lib/leads/status'
import type { Field } from '@/lib/fields/field'
import { listFields } from '@/lib/fields/queries'
import { shownOf } from '@/lib/fields/shown-fields'
import { readShownFields } from '@/lib/fields/shown-queries'
import { readCursor, writeCursor } from '@/lib/rest/cursor'
import { hasRealEvent } from '@/lib/set-up/queries'
import { listManagers } from '@/lib/team/queries'

type LeadsPageProps = { searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leads')
  return { title: t('title') }
}

export default async function LeadsPage({ searchParams }: LeadsPageProps) {
  const user = await requireUser()
  const params = await searchParams
  const [fields, shown] = await Promise.all([listFields(), readShownFields('leads')])
  const filters = readLeadFilters(params, fields)
  const cursor = [params.cursor].flat()[0]
  const [t, page, count, choices, people, isQuiet] = await Promise.all([
    getTranslations('leads'),
    listLeads(filters, cursor ? readCursor(cursor) : null, { userId: user.id, now: new Date() }),
    countLeads(filters, user.id),
    listLeadChoices(),
    listManagers(),
    mayAdminister(user) ? hasRealEvent().then(came => !came) : false,
  ])
  const isFirstPage = cursor === undefined
  return (
    <>
      {isQuiet ? <FirstStepsCard /> : null}
      <PageHeader
        title={t('title')}
        count={<Counted count={count} />}
        actions={
          <>
            {mayExportLists(user) ? <ExportList list="leads" count={count > COUNT_LIMIT ? null : count} /> : null}
            <ChangersOnly>
              <Button asChild tone="primary">
                <Link href="/leads/new">
                  <Plus aria-hidden />
                  {t('new')}
                </Link>
              </Button>
            </ChangersOnly>
          </>
        }
      >
        <LinkTabs
          label={t('statusTabs.label')}
          tabs={statusTabs(filters, params, status => t(`statusTabs.${status}`))}
        />
        <LeadFilters {...choices} people={people} userId={user.id}>
          <FieldFilters list="leads" fields={fields} filters={filters.fields} shown={shown} />
        </LeadFilters>
      </PageHeader>
      {page.items.length > 0 ? (
        <Rows leads={page.items} shown={shownOf(fields, shown)} />
      ) : (
        <NoLeads filters={filters} params={params} />
      )}
      <Pagination
        firstHref={isFirstPage ? null : withParams('/leads', params, {})}
        nextHref={page.next ? withParams('/leads', params, { cursor: writeCursor(page.next) }) : null}
      />
    </>
  )
}

// Not async: the words of a stage are a hook's.
function Rows({ leads, shown }: { leads: ListedLead[]; shown: Field[] }) {
  const t = useTranslations('leads')
  const locale = useLocale()
  const stage = useStageName()
  const lacking = (field: string) =>
    field === 'name' || field === 'email' || field === 'phone' ? t(`incomplete.${field}`) : field
  return (
    <ClientMessages
      namespaces={[
        'leads.status',
        'leads.incomplete',
        'leads.noManager',
        'leads.lastActivity',
        'leads.marks',
        'timeline.state',
      ]}
    >
      <LeadRows rows={leads.map(lead => leadRowData(lead, shown, { stage, lacking, locale }))} />
    </ClientMessages>
  )
}

async function Counted({ count }: { count: number }) {
  const [t, format] = await Promise.all([getTranslations('leads'), getFormatter()])
  return count > COUNT_LIMIT ? t('many', { limit: String(COUNT_LIMIT) }) : format.number(count)
}

function statusTabs(
  filters: LeadListFilters,
  params: SearchParams,
  name: (status: (typeof leadStatuses)[number] | 'all') => string,
) {
  return [...leadStatuses, 'all' as const].map(status => ({
    href: withParams('/leads', params, { status: status === 'open' ? null : status }),
    label: name(status),
    current: (filters.status ?? 'all') === status,
  }))
}

async function NoLeads({ filters, params }: { filters: LeadListFilters; params: SearchParams }) {
  const t = await getTranslations('leads')
  if (isFiltered(filters)) {
    return <FilteredEmpty clearHref={withParams('/leads', {}, { status: [params.status].flat()[0] ?? null })} />
  }
  const words = filters.status === null ? 'all' : filters.status === 'open' ? 'open' : 'other'
  return (
    <EmptyState
      icon={Inbox}
      title={t(words === 'all' ? 'empty.title' : words === 'open' ? 'empty.openTitle' : 'empty.statusTitle')}
      text={t(words === 'all' ? 'empty.text' : words === 'open' ? 'empty.openText' : 'empty.statusText')}
      action={
        words === 'other' ? null : (
          <ChangersOnly>
            <Button asChild>
              <Link href="/leads/new">{t('new')}</Link>
            </Button>
          </ChangersOnly>
        )
      }
    />
  )
}
