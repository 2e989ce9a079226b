/** What is recorded about access, as the page of the people tells it. */
export const accessKinds = [
  'see-as.began',
  'see-as.ended',
  'password-link.made',
  'password-link.used',
  'api-token.made',
  'api-token.revoked',
] as const

export type AccessKind = (typeof accessKinds)[number]

export type AccessEvent = {
  kind: AccessKind
  /** who really did it; null = the start of the app, or the admin command */
  byId: string | null
  /** the person or the token it was done to */
  subject: { id: string; name: string }
  purpose?: 'invitation' | 'reset' | 'first_admin'
}
