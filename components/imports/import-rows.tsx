import { Download } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Pagination } from '@/components/ui/pagination'
import type { ImportView, ResultRow, RowFilter } from '@/lib/imports/queries'
import { outcomes, type Counts } from '@/lib/imports/row-result'
import { RowList } from './row-list'

type ImportRowsProps = {
  file: Pick<ImportView, 'id' | 'mapping'>
  counts: Counts
  /** rows that an undo left as they were */
  kept: number
  which: RowFilter | null
  page: { items: ResultRow[]; next: number | null }
  isFirst: boolean
}

/** The rows by what comes of them, with the ones to mend as a file. */
export function ImportRows({ file, counts, kept, which, page, isFirst }: ImportRowsProps) {
  const t = useTranslations('imports')
  const path = `/contacts/import/${file.id}`
  const href = (filter: RowFilter | null, after?: number) => {
    const params = new URLSearchParams({
      ...(filter ? { rows: filter } : {}),
      ...(after ? { after: String(after) } : {}),
    }).toString()
    return params ? `${path}?${params}` : path
  }
  const shown = [...outcomes.filter(outcome => counts[outcome] > 0), ...(kept > 0 ? (['kept'] as const) : [])]
  const toMend = counts.refused + counts.conflict
  return (
    <section aria-label={t('check.rows')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <LinkTabs
          label={t('rows.tabs')}
          tabs={[
            { href: href(null), label: t('rows.all'), current: which === null },
            ...shown.map(filter => ({
              href: href(filter),
              label: filter === 'kept' ? t('rows.kept') : t(`outcome.${filter}`),
              count: filter === 'kept' ? kept : counts[filter],
              current: which === filter,
            })),
          ]}
        />
        {toMend > 0 ? (
          <Button asChild size="sm">
            <a href={`${path}/rows`} download>
              <Download aria-hidden />
              {t('rows.download')}
            </a>
          </Button>
        ) : null}
      </div>
      <RowList rows={page.items} mapping={file.mapping} />
      <Pagination
        firstHref={isFirst ? null : href(which)}
        nextHref={page.next === null ? null : href(which, page.next)}
      />
    </section>
  )
}
