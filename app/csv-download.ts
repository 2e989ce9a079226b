import { getTranslations } from 'next-intl/server'
import type { discloseList } from '@/lib/export/disclose-queries'
import { exportFileName } from '@/lib/export/file-name'
import type { Locale } from '@/lib/i18n/locale'
import { getTimeZone } from '@/lib/settings/queries'

/** The answer that a browser keeps as a file, named by the list and the day; 429 in words where too many leave at once. */
export async function csvDownload(
  list: 'leads' | 'contacts',
  file: Awaited<ReturnType<typeof discloseList>>,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Response> {
  if (!file.ok) {
    const t = await getTranslations('export.refused')
    return new Response(t(file.reason), {
      status: 429,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '60', 'Cache-Control': 'no-store' },
    })
  }
  const fileName = exportFileName(list, now, { locale, timeZone: await getTimeZone() })
  return new Response(file.body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
