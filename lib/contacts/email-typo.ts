/** Providers that people in Brazil write to from, most common first: the first one that fits is suggested. */
const PROVIDERS = [
  'gmail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com.br',
  'yahoo.com',
  'icloud.com',
  'live.com',
  'uol.com.br',
  'bol.com.br',
  'terra.com.br',
  'hotmail.com.br',
  'outlook.com.br',
  'ig.com.br',
  'globo.com',
  'globomail.com',
  'oi.com.br',
  'r7.com',
  'zipmail.com.br',
  'msn.com',
  'live.com.br',
  'me.com',
  'protonmail.com',
]

/** Wrong in more than one letter, or real domains that give no mailbox to people in Brazil. */
const KNOWN_MISTAKES: ReadonlyMap<string, string> = new Map([
  ['gmail.com.br', 'gmail.com'],
  ['gmail.br', 'gmail.com'],
  ['gmail.combr', 'gmail.com'],
  ['gmail.net', 'gmail.com'],
  ['gmail.com.com', 'gmail.com'],
  ['gmial.com.br', 'gmail.com'],
  ['icloud.com.br', 'icloud.com'],
  ['hotmail.br', 'hotmail.com'],
  ['yahoo.br', 'yahoo.com.br'],
  ['uol.com', 'uol.com.br'],
  ['bol.com', 'bol.com.br'],
  ['terra.com', 'terra.com.br'],
  ['ig.com', 'ig.com.br'],
])

/** One letter away from a provider, and providers themselves. */
const REAL_DOMAINS: ReadonlySet<string> = new Set(['ymail.com', 'mail.com', 'email.com'])
/** Countries one letter away from .br whose addresses end in .com and the country. */
const OTHER_COUNTRY = /\.com\.(?:ar|fr|gr|hr|kr|tr|ba|bb|bd|bh|bm|bn|bo|bs|bt|by|bz)$/

/** With a shorter name nearly every slip of the name is a company of its own (uol, oi, live). */
const SHORTEST_NAME_TO_MEND = 5

/** Where two texts part, if they differ by one letter (more, less, other) or by two swapped. */
function slipPosition(a: string, b: string): number | null {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const isOneLetter = x.length <= 1 && y.length <= 1
  const isSwap = x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]
  return x !== y && (isOneLetter || isSwap) ? start : null
}

function isSlipOf(domain: string, provider: string): boolean {
  const position = slipPosition(domain, provider)
  if (position === null) return false
  const name = provider.indexOf('.')
  return position > name || name >= SHORTEST_NAME_TO_MEND
}

/**
 * The address the writer probably meant, for a hint beside the field (F13: never a change): gmial.com,
 * hotmail.con, gmail.com.br, bol.com.b. Null where nothing looks wrong.
 */
export function suggestEmail(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address
    .slice(at + 1)
    .trim()
    .toLowerCase()
  const isReal = PROVIDERS.includes(domain) || REAL_DOMAINS.has(domain) || OTHER_COUNTRY.test(domain)
  if (at < 1 || isReal) return null
  const meant = KNOWN_MISTAKES.get(domain) ?? PROVIDERS.find(provider => isSlipOf(domain, provider))
  return meant === undefined ? null : `${address.slice(0, at)}@${meant}`
}
