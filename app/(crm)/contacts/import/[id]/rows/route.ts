import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { saidWords } from '@/components/imports/said-words'
import { mayHandleImport } from '@/lib/auth/permissions'
import { requireChanger } from '@/lib/auth/require-user'
import { csvFile } from '@/lib/imports/csv-text'
import { getImport, readRows } from '@/lib/imports/queries'
import { isId } from '@/lib/leads/list-filters'

/** GET /contacts/import/…/rows – the refused and conflicting rows as CSV, with their reasons, to be mended and imported again. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const user = await requireChanger()
  const { id } = await params
  const file = isId(id) ? await getImport(id, new Date()) : null
  if (!file || !mayHandleImport(user, file)) notFound()
  const [t, say] = await Promise.all([getTranslations('imports'), getTranslations('imports.said')])
  const columns = file.hasHeader
    ? file.columns
    : file.columns.map((_, index) => t('columns.column', { number: index + 1 }))
  const batches = async function* () {
    yield [[t('csv.line'), t('csv.outcome'), t('csv.reason'), ...columns]]
    for await (const rows of readRows({ importId: id, which: ['refused', 'conflict'] })) {
      yield rows.map(row => [
        String(row.number),
        t(`outcome.${row.outcome}`),
        row.said.map(said => saidWords(say, said)).join(' '),
        ...row.cells,
      ])
    }
  }
  return new Response(csvFile(batches()), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t('csv.file')}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
