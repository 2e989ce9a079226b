import { getLocale } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { readChosenSeparator } from '@/lib/export/separator-queries'
import { ExportDialog } from './export-dialog'

const WORDS = [
  'action',
  'counting',
  'columnsLabel',
  'shown',
  'all',
  'separatorLabel',
  'semicolon',
  'comma',
  'separatorHint',
  'refused',
  'logged',
  'download',
  'started',
] as const
const WORDS_OF_LIST = ['title', 'count', 'uncounted', 'shownHint', 'allHint'] as const

// The namespace also holds the headings of the file, which the dialog does not show.
const wordsOf = (list: 'leads' | 'contacts') => [
  ...WORDS.map(word => `export.${word}` as const),
  ...WORDS_OF_LIST.map(word => `export.${word}.${list}` as const),
]

type ExportListProps = {
  list: 'leads' | 'contacts'
  /** How many rows the list has; null where the page did not count them all. */
  count: number | null
}

/** Takes the list on the screen along as a file; for those who may. */
export async function ExportList(props: ExportListProps) {
  const separator = await readChosenSeparator(await getLocale())
  return (
    <ClientMessages namespaces={wordsOf(props.list)}>
      <ExportDialog {...props} lastSeparator={separator} />
    </ClientMessages>
  )
}
