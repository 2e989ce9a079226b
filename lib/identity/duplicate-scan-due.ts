/** 2:20 at night in São Paulo. */
const DUE_UTC = { hour: 5, minute: 20 }
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Whether the search for duplicates is due: every night, and as soon as the machine is on again when it was off then.
 * @param latest when the latest scan began, or else the first contact was made: a new installation has nothing to find in its
 *   busiest minutes, and waits for its first night; null when there is no contact yet
 */
export function isScanDue(latest: Date | null, now: Date): boolean {
  if (latest === null) return false
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), DUE_UTC.hour, DUE_UTC.minute)
  const lastDue = today <= now.getTime() ? today : today - DAY_MS
  return latest.getTime() < lastDue
}
