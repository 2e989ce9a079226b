import { getTranslations } from 'next-intl/server'
import { CheckedButtons } from '@/components/imports/import-buttons'
import { ImportRows } from '@/components/imports/import-rows'
import { OutcomeCounts } from '@/components/imports/outcome-counts'
import { listRows, readProgress, type ImportView } from '@/lib/imports/queries'
import { askedRows, type Asked } from './asked-rows'

/** The third step: what would happen, row by row. */
export async function CheckedStep({ file, asked }: { file: ImportView; asked: Asked }) {
  const { which, after } = askedRows(asked)
  const [t, { foreseen: counts, leads }, page] = await Promise.all([
    getTranslations('imports.check'),
    readProgress(file.id),
    listRows({ importId: file.id, which: which && [which], after }),
  ])
  const count = counts.created + counts.completed + counts.conflict
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <p className="text-base text-muted">{t(count > 0 ? 'intro' : 'nothing')}</p>
      <OutcomeCounts counts={counts} leads={leads} when="willBe" />
      <div className="flex flex-wrap items-center gap-2">
        <CheckedButtons importId={file.id} count={count} />
      </div>
      <ImportRows {...{ file, counts, which, page }} kept={0} isFirst={after === 0} />
    </div>
  )
}
