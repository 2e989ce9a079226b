/** A session nobody uses ends after this long … */
export const IDLE_SECONDS = 8 * 60 * 60
/** … and any session this long after the password was typed. */
export const ABSOLUTE_SECONDS = 7 * 24 * 60 * 60
// Renewing on every request would make a new cookie for each prefetched link.
const RENEW_AFTER_SECONDS = 10 * 60

/** What the session cookie carries. Times are seconds since 1970. */
export type Session = { userId: string; sessionVersion: number; signedInAt: number }

/** How long a session that is renewed at `now` may still live, in seconds; 0 when its absolute end has come. */
export function secondsLeft(session: Session, now: Date): number {
  const end = session.signedInAt + ABSOLUTE_SECONDS
  return Math.max(0, Math.min(IDLE_SECONDS, end - seconds(now)))
}

/** Whether a session last renewed at `renewedAt` (seconds) should be given a new cookie. */
export function isDueForRenewal(renewedAt: number, now: Date): boolean {
  return seconds(now) - renewedAt >= RENEW_AFTER_SECONDS
}

/** An instant as the whole seconds that tokens count in. */
export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
