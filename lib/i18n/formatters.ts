/** Zones and languages are those of an installation, some dozens at most; a stranger's must not fill the memory. */
const MOST = 500

const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

// Making a formatter takes a hundred times as long as using one, and a transcript uses one for each of 5,000 messages.
/** The formatter of these options, made once. */
export function dateFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, `${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))
}

/** The formatter of these options, made once. */
export function numberFormatter(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options))
}

function kept<Formatter>(known: Map<string, Formatter>, key: string, make: () => Formatter): Formatter {
  const found = known.get(key)
  if (found) return found
  if (known.size >= MOST) known.clear()
  const made = make()
  known.set(key, made)
  return made
}
