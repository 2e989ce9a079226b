import type { Locale } from '@/lib/i18n/locale'

/** What may stand between the cells of a file. */
export const separators = [';', ','] as const

export type Separator = (typeof separators)[number]

/** Keeps, in this browser, which one was chosen last: `semicolon` or `comma`, for a cookie may hold neither. */
export const SEPARATOR_COOKIE = 'export-separator'

export const separatorNames = { ';': 'semicolon', ',': 'comma' } as const satisfies Record<Separator, string>

/** The separator by its name or itself; else the one that spreadsheets of this language expect. */
export function readSeparator(text: string | null | undefined, locale: Locale): Separator {
  return separators.find(each => each === text || separatorNames[each] === text) ?? (locale === 'pt-BR' ? ';' : ',')
}

/** A spreadsheet that parts cells by `;` writes 1,5 and one that parts them by `,` writes 1.5: the one tells the other. */
export function decimalMark(separator: Separator): ',' | '.' {
  return separator === ';' ? ',' : '.'
}
