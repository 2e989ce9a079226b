/** Somebody of the CRM, as other programs see them. */
export type PersonJson = { id: string; name: string; email: string }

export type NamedJson = { id: string; name: string | null }
