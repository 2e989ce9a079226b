import { cookies } from 'next/headers'
import { readTheme, THEME_COOKIE, type Theme } from './theme'

/** The theme this browser has chosen. Read on the server, so that the first paint is already right. */
export async function getTheme(): Promise<Theme> {
  const jar = await cookies()
  return readTheme(jar.get(THEME_COOKIE)?.value)
}
