'use server'

import { cookies } from 'next/headers'
import { CHOICE_COOKIE_OPTIONS } from '@/lib/cookie-options'
import { readTheme, THEME_COOKIE, type Theme } from './theme'

/** Keeps the theme in this browser. Needs nobody signed in: a device has a theme, a person does not. */
export async function setTheme(theme: Theme): Promise<void> {
  const jar = await cookies()
  jar.set(THEME_COOKIE, readTheme(theme), CHOICE_COOKIE_OPTIONS)
}
