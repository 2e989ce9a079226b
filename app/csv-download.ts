import { exportFileName } from '@/lib/export/file-name'
import type { Locale } from '@/lib/i18n/locale'
import { getTimeZone } from '@/lib/settings/queries'

/** The answer that a browser keeps as a file, named by the list and the day. */
export async function csvDownload(
  list: 'leads' | 'contacts',
  body: ReadableStream<Uint8Array>,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Response> {
  const fileName = exportFileName(list, now, { locale, timeZone: await getTimeZone() })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
