/** The languages of the screens; the first one is the language Balcão is written in. */
export const locales = ['pt-BR', 'en'] as const

export type Locale = (typeof locales)[number]

export const LOCALE_COOKIE = 'locale'

/** The name of each language in that language, as a chooser shows it. */
export const localeNames = { 'pt-BR': 'Português', en: 'English' } as const satisfies Record<Locale, string>

/** The language itself when it is one of ours, else null. */
export function readLocale(value: string | null | undefined): Locale | null {
  return locales.find(locale => locale === value) ?? null
}

/**
 * Decides the language of a page: the person's choice (kept in the cookie), else the first language of the
 * browser that is Portuguese or English, else `fallback`.
 * `acceptLanguage` is the header as it came; ranges with q=0 are refused, ties keep their order (RFC 9110 §12.5.4).
 */
export function resolveLocale(asked: {
  chosen?: string | null | undefined
  acceptLanguage?: string | null | undefined
  fallback: Locale
}): Locale {
  return readLocale(asked.chosen) ?? fromBrowser(asked.acceptLanguage ?? '') ?? asked.fallback
}

function fromBrowser(acceptLanguage: string): Locale | null {
  const wanted = acceptLanguage
    .split(',')
    .map(readRange)
    .filter(range => range.weight > 0)
    .sort((one, other) => other.weight - one.weight)
  for (const { language } of wanted) {
    if (language === 'pt') return 'pt-BR'
    if (language === 'en') return 'en'
  }
  return null
}

function readRange(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map(part => part.trim())
  const quality = parameters.find(parameter => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number.parseFloat(quality.slice(2))
  return { language: tag.split('-')[0]?.toLowerCase() ?? '', weight: Number.isNaN(weight) ? 0 : weight }
}
