import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { cookies, headers } from 'next/headers'
import { env } from '@/lib/env'
import { getTimeZone } from '@/lib/settings/queries'
import { LOCALE_COOKIE, locales, resolveLocale } from './locale'
import { messages } from './messages'

/**
 * The language and the zone of one request. A signed-in person's choice arrives as the `locale` cookie, which the
 * login sets; `requested` is set only by code that names a language itself.
 */
export default getRequestConfig(async ({ locale: requested }) => {
  const locale = hasLocale(locales, requested)
    ? requested
    : resolveLocale({
        chosen: (await cookies()).get(LOCALE_COOKIE)?.value,
        acceptLanguage: (await headers()).get('accept-language'),
        fallback: env.DEFAULT_LOCALE,
      })
  return { locale, messages: messages[locale], timeZone: await getTimeZone() }
})
