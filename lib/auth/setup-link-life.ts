/** What a link is for: the first administrator, the first password of a person, or another one. */
export type LinkPurpose = 'first_admin' | 'invitation' | 'reset'

const HOUR_MS = 60 * 60 * 1000

const LIFE_MS: Record<LinkPurpose, number> = {
  first_admin: 7 * 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
}

/** When a link that is made at `now` ends at the latest: an invitation waits for a week, a reset for a day. */
export function linkEnds(purpose: LinkPurpose, now: Date): Date {
  return new Date(now.getTime() + LIFE_MS[purpose])
}

/** What a link for a person is for. */
export function linkPurpose(person: { hasPassword: boolean }): 'invitation' | 'reset' {
  return person.hasPassword ? 'reset' : 'invitation'
}
