import { formatPhone } from './phone'

export type Nameable = {
  name: string | null
  email: string | null
  phone: { raw: string; key: string | null; e164: string | null } | null
  visitorNumber: string | null
}

/**
 * What to call a contact: the name, else the phone, the e-mail, “Visitante 48213”, and at last the word alone.
 * @param visitorWord “Visitante” or “Visitor”
 */
export function contactLabel({ name, email, phone, visitorNumber }: Nameable, visitorWord: string): string {
  const visitor = visitorNumber === null ? visitorWord : `${visitorWord} ${visitorNumber}`
  // An empty text calls nobody, and would be a link that cannot be seen.
  return name?.trim() || (phone && formatPhone(phone)) || email || visitor
}
