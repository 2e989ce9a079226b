import { getLocale } from 'next-intl/server'
import { csvDownload } from '@/app/csv-download'
import { requireExporter } from '@/lib/auth/require-user'
import { exportContacts } from '@/lib/export/list-actions'
import { readExportRequest } from '@/lib/export/request'

/** GET /contacts/export?…&separator=semicolon&columns=all – the list with the same parameters, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const [user, locale, now] = [await requireExporter(), await getLocale(), new Date()]
  const { params, ...asked } = readExportRequest(new URL(request.url).searchParams, locale)
  return csvDownload('contacts', await exportContacts(user, params, { ...asked, locale }, now), { locale, now })
}
