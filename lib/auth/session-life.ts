/** A session nobody uses ends after this long … */
export const IDLE_SECONDS = 8 * 60 * 60
/** … and any session this long after the password was typed. */
export const ABSOLUTE_SECONDS = 7 * 24 * 60 * 60
// Renewing on every request would make a new cookie for each prefetched link.
const RENEW_AFTER_SECONDS = 10 * 60
// A write for each page that is read would cost more than the reading.
const NOTE_SEEN_EVERY_SECONDS = 5 * 60

/** What the session cookie carries: which row it is of, and when the password was typed, in seconds since 1970. */
export type Session = { sessionId: string; signedInAt: number }

/** How long a session that is renewed at `now` may still live, in seconds; 0 when its absolute end has come. */
export function secondsLeft(session: Pick<Session, 'signedInAt'>, now: Date): number {
  const end = session.signedInAt + ABSOLUTE_SECONDS
  return Math.max(0, Math.min(IDLE_SECONDS, end - seconds(now)))
}

/** Whether a session last renewed at `renewedAt` (seconds) should be given a new cookie. */
export function isDueForRenewal(renewedAt: number, now: Date): boolean {
  return seconds(now) - renewedAt >= RENEW_AFTER_SECONDS
}

/** Whether it is time to write down that a session is in use. */
export function isDueForNote(lastSeenAt: Date, now: Date): boolean {
  return seconds(now) - seconds(lastSeenAt) >= NOTE_SEEN_EVERY_SECONDS
}

/** Since when a session must have begun, and been seen, for its cookie to be good at `now`; never too late. */
export function livesSince(now: Date): { createdAt: Date; lastSeenAt: Date } {
  const ago = (passed: number) => new Date(now.getTime() - passed * 1000)
  return { createdAt: ago(ABSOLUTE_SECONDS), lastSeenAt: ago(IDLE_SECONDS + NOTE_SEEN_EVERY_SECONDS) }
}

/** An instant as the whole seconds that tokens count in. */
export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
