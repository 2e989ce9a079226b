/** What a person may choose for the look of the screens; `system` follows the device. */
export const themes = ['light', 'dark', 'system'] as const

export type Theme = (typeof themes)[number]

export const THEME_COOKIE = 'theme'

/** Reads the value of the theme cookie; anything unknown, or none, is `system`. */
export function readTheme(value: string | undefined): Theme {
  return themes.find(theme => theme === value) ?? 'system'
}
