import { getTranslations } from 'next-intl/server'
import { ColumnForm } from '@/components/imports/column-form'
import { listFields } from '@/lib/fields/queries'
import { readSamples, type ImportView } from '@/lib/imports/queries'

const ENCODINGS = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16' } as const
const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const

/** The second step: what each column is. */
export async function ColumnsStep({ file }: { file: ImportView }) {
  const [t, fields, withHeader, without] = await Promise.all([
    getTranslations('imports.columns'),
    listFields(),
    readSamples(file.id, true),
    readSamples(file.id, false),
  ])
  const { id: importId, columns, hasHeader, mapping, areaCode } = file
  return (
    <>
      <p className="mb-4 text-base text-muted">
        {t('intro', { count: file.total, separator: SEPARATORS[file.separator], encoding: ENCODINGS[file.encoding] })}
      </p>
      <ColumnForm
        {...{ importId, columns, hasHeader, mapping, areaCode }}
        samples={{ withHeader, without }}
        fields={fields.map(({ entity, key, name }) => ({ entity, key, name }))}
      />
    </>
  )
}
