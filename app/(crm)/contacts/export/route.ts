import { getLocale } from 'next-intl/server'
import { csvDownload } from '@/app/csv-download'
import { requireExporter, requireSelf } from '@/lib/auth/require-user'
import { discloseList } from '@/lib/export/disclose-queries'
import { contactFile } from '@/lib/export/list-queries'
import { readExportRequest } from '@/lib/export/request'

/** GET /contacts/export?…&separator=semicolon&columns=all – the list with the same parameters, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const [user, locale, now] = [await requireExporter(), await getLocale(), new Date()]
  const { params, ...asked } = readExportRequest(new URL(request.url).searchParams, locale)
  const file = await contactFile(user, params, { ...asked, locale })
  return csvDownload('contacts', await discloseList(await requireSelf(), file, now), { locale, now })
}
