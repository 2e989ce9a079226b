'use server'

import { cookies } from 'next/headers'
import { CHOICE_COOKIE_OPTIONS } from '@/lib/cookie-options'
import { LOCALE_COOKIE, readLocale, type Locale } from './locale'

/**
 * Keeps the language in this browser; the page is drawn again in it. Needs nobody signed in, since the login page
 * has languages too. An unknown language changes nothing.
 */
export async function setLocale(locale: Locale): Promise<void> {
  const known = readLocale(locale)
  if (!known) return
  const jar = await cookies()
  jar.set(LOCALE_COOKIE, known, CHOICE_COOKIE_OPTIONS)
}
