import type { Locale } from '@/lib/i18n/locale'
import type { ExportEntry } from './log-queries'

const LIST_WORDS = {
  'pt-BR': { leads: 'leads', contacts: 'contatos' },
  en: { leads: 'leads', contacts: 'contacts' },
} as const

/** balcao-leads-2026-11-22.csv, by the day it is in the zone. */
export function exportFileName(
  list: ExportEntry['list'],
  now: Date,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
  return `balcao-${LIST_WORDS[locale][list]}-${day}.csv`
}
