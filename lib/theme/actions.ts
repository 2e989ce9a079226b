'use server'

import { cookies } from 'next/headers'
import { readTheme, THEME_COOKIE, type Theme } from './theme'

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps the theme in this browser. Needs nobody signed in: a device has a theme, a person does not. */
export async function setTheme(theme: Theme): Promise<void> {
  const jar = await cookies()
  jar.set(THEME_COOKIE, readTheme(theme), { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax' })
}
