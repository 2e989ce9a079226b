import { TextCursorInput } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ArchivedFields } from '@/components/fields/archived-fields'
import { FieldList } from '@/components/fields/field-list'
import { NewField } from '@/components/fields/new-field'
import { ClientMessages } from '@/components/layout/client-messages'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { requireAdmin } from '@/lib/auth/require-user'
import { fieldEntities } from '@/lib/fields/field'
import { listFieldRows } from '@/lib/fields/queries'

const PATH = '/admin/fields'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fields')
  return { title: t('title') }
}

/** `?on=lead` for those of leads. */
export default async function FieldsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireAdmin()
  const wanted = (await searchParams).on
  const entity = fieldEntities.find(each => each === wanted) ?? 'contact'
  const [t, rows] = await Promise.all([getTranslations('fields'), listFieldRows(entity)])
  const [used, archived] = [rows.filter(row => !row.archived), rows.filter(row => row.archived)]
  return (
    <ClientMessages namespaces={['fields']}>
      <PageHeader
        title={t('title')}
        count={used.length || undefined}
        text={t('text')}
        actions={<NewField entity={entity} />}
      >
        <LinkTabs
          label={t('tabs.label')}
          tabs={fieldEntities.map(each => ({
            href: withParams(PATH, {}, { on: each === 'contact' ? null : each }),
            label: t(`tabs.${each}`),
            current: each === entity,
          }))}
        />
      </PageHeader>
      {used.length === 0 ? (
        <EmptyState icon={TextCursorInput} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <FieldList fields={used} />
      )}
      <ArchivedFields fields={archived} />
    </ClientMessages>
  )
}
