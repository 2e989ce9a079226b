/** How long the addresses of a channel go on beside a new one. */
export const OLD_ADDRESS_LIVES = ['24h', '7d', 'until_revoked'] as const

export type OldAddressLives = (typeof OLD_ADDRESS_LIVES)[number]

const HOUR_MS = 60 * 60 * 1000
const LASTS_MS = { '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS, until_revoked: null } satisfies Record<
  OldAddressLives,
  number | null
>

/** When the older addresses end, counted from now; null = when somebody revokes them. */
export function oldAddressEnds(lives: OldAddressLives, now: Date): Date | null {
  const ms = LASTS_MS[lives]
  return ms === null ? null : new Date(now.getTime() + ms)
}

/** How an address is doing: lets events in, does so until it ends, has ended, or was ended by somebody. */
export type AddressState = 'live' | 'ending' | 'expired' | 'revoked'

export function addressState(token: { expiresAt: string | null; revokedAt: string | null }, now: Date): AddressState {
  if (token.revokedAt !== null) return 'revoked'
  if (token.expiresAt === null) return 'live'
  return Date.parse(token.expiresAt) <= now.getTime() ? 'expired' : 'ending'
}

// Jivo is quiet at night; an address used within a day is one that Jivo still has.
const IN_USE_MS = 24 * HOUR_MS

/** Whether Jivo still sends to an address: used within the last day. */
export function isInUse(lastUsedAt: string | null, now: Date): boolean {
  return lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < IN_USE_MS
}
