const DAY_MS = 24 * 60 * 60 * 1000

/** How many days a new token may live, as one chooses on the screen; the command takes any number up to the last. */
export const TOKEN_DAYS = [30, 90, 365, 730] as const
export const TOKEN_DAYS_DEFAULT = 365
export const TOKEN_DAYS_MOST = 730

/** When a token made at `now` ends by itself. */
export function tokenEnds(days: number, now: Date): Date {
  return new Date(now.getTime() + days * DAY_MS)
}

/** What is stored of a token that decides whether it still works. `maker` null = made by the admin command. */
export type TokenFacts = { revokedAt: Date | null; expiresAt: Date; maker: { active: boolean; role: string } | null }

export type TokenState = 'live' | 'revoked' | 'expired' | 'maker_gone'

/**
 * Whether a token works at `now`, or what ended it. One made by an administrator ends with their access or their role; one
 * made by the admin command ends when it expires or is revoked.
 */
export function tokenState({ revokedAt, expiresAt, maker }: TokenFacts, now: Date): TokenState {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return maker && !(maker.active && maker.role === 'admin') ? 'maker_gone' : 'live'
}
