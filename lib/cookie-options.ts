import { env } from './env'

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** Whether browsers reach the app over https: then no cookie may travel without it. */
export const COOKIES_ARE_SECURE = env.APP_URL.startsWith('https:')

/** How a choice of this browser is kept: the language, the theme. Scripts of our pages read it too. */
export const CHOICE_COOKIE_OPTIONS = {
  path: '/',
  maxAge: ONE_YEAR_SECONDS,
  sameSite: 'lax',
  secure: COOKIES_ARE_SECURE,
} as const
