import { formatPhone } from '@/lib/contacts/phone'

type Person = {
  name: string | null
  email: string | null
  phone: { e164: string | null; key: string | null; raw: string } | null
}

/**
 * What a row says of the contact beside the title: who it is where the title does not say so, then how to reach them.
 * Two facts at most.
 */
export function contactHint(title: string, { name, email, phone }: Person): string[] {
  const known = [name, phone && formatPhone(phone), email]
  return known.flatMap(fact => (fact && !title.includes(fact) ? [fact] : [])).slice(0, 2)
}
