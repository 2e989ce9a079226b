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

/** What to call two contacts side by side: of two of one name each has its phone or e-mail behind it. */
export function distinctLabels(one: Nameable, other: Nameable, visitorWord: string): [string, string] {
  const [first, second] = [contactLabel(one, visitorWord), contactLabel(other, visitorWord)]
  if (first !== second) return [first, second]
  const withDetail = (label: string, { phone, email }: Nameable) => {
    const detail = phone ? formatPhone(phone) : email
    return detail === null || detail === label ? label : `${label} · ${detail}`
  }
  return [withDetail(first, one), withDetail(second, other)]
}
