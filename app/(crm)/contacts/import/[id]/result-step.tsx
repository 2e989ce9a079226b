import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { UndoImport } from '@/components/imports/import-buttons'
import { ImportRows } from '@/components/imports/import-rows'
import { OutcomeCounts } from '@/components/imports/outcome-counts'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { listRows, readProgress, type ImportView } from '@/lib/imports/queries'
import { getSettings } from '@/lib/settings/queries'
import { askedRows, type Asked } from './asked-rows'

/** The last step: what became of each row, and the way back. */
export async function ResultStep({ file, asked }: { file: ImportView; asked: Asked }) {
  const { which, after } = askedRows(asked)
  const [t, { timeZone }, progress, page] = await Promise.all([
    getTranslations('imports.result'),
    getSettings(),
    readProgress(file.id),
    listRows({ importId: file.id, which: which && [which], after }),
  ])
  const { counts } = file
  const { removed, taken_back: back, kept } = progress.undone
  const when = () => <RelativeTime at={(file.finishedAt ?? file.createdAt).toISOString()} timeZone={timeZone} />
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <Alert
        tone={file.state === 'undone' ? 'info' : 'good'}
        title={t(file.state === 'undone' ? 'undone' : 'done')}
        actions={
          <>
            {file.state === 'done' && counts.conflict > 0 ? (
              <Button asChild>
                <Link href="/conflicts">{t('conflicts')}</Link>
              </Button>
            ) : null}
            {file.isUndoable ? <UndoImport importId={file.id} /> : null}
            <Button asChild tone="quiet">
              <Link href="/contacts/import">{t('another')}</Link>
            </Button>
          </>
        }
      >
        <p>{t.rich('by', { name: file.createdBy ?? '–', when })}</p>
        {file.state === 'undone' && file.hasRows ? <p>{t('undoneText', { removed, back })}</p> : null}
        {kept > 0 ? <p>{t('keptText', { count: kept })}</p> : null}
      </Alert>
      <OutcomeCounts counts={counts} leads={file.leads} when="was" />
      {file.hasRows ? (
        <ImportRows {...{ file, counts, which, page, kept }} isFirst={after === 0} />
      ) : (
        <p className="text-base text-muted">{t('rowsGone')}</p>
      )}
    </div>
  )
}
