import { getLocale } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { readChosenSeparator } from '@/lib/export/separator-queries'
import { ExportDialog } from './export-dialog'

type ExportListProps = {
  list: 'leads' | 'contacts'
  /** How many rows the list has; null where the page did not count them all. */
  count: number | null
}

/** Takes the list on the screen along as a file; for those who may. */
export async function ExportList(props: ExportListProps) {
  const separator = await readChosenSeparator(await getLocale())
  return (
    <ClientMessages namespaces={['export']}>
      <ExportDialog {...props} lastSeparator={separator} />
    </ClientMessages>
  )
}
