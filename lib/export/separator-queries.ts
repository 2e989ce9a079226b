import { cookies } from 'next/headers'
import type { Locale } from '@/lib/i18n/locale'
import { readSeparator, SEPARATOR_COOKIE, type Separator } from './separator'

/** The separator that was chosen last in this browser. */
export async function readChosenSeparator(locale: Locale): Promise<Separator> {
  return readSeparator((await cookies()).get(SEPARATOR_COOKIE)?.value, locale)
}
