import { shownTexts } from '@/components/fields/shown-texts'
import { contactLabel } from '@/lib/contacts/contact-label'
import { formatPhone } from '@/lib/contacts/phone'
import type { ListedContact } from '@/lib/contacts/queries'
import type { Field } from '@/lib/fields/field'
import type { Locale } from '@/lib/i18n/locale'

/** A contact as its row shows it: plain data; what is usual is left out. */
export type ContactRowData = {
  id: string
  /** null for one who has none */
  name: string | null
  label: string
  reach?: string
  values?: [name: string, value: string][]
  running?: true
  conflict?: true
  lacksDdd?: true
  leads?: number
  manager?: { id: string; name: string }
  /** when the last chat was, ISO 8601 */
  at?: string
}

/** What the row of a contact says; `visitor` is the word for one without a name. */
export function contactRowData(
  contact: ListedContact,
  shown: readonly Field[],
  { visitor, locale }: { visitor: string; locale: Locale },
): ContactRowData {
  const { id, name, leads, lastChat, manager, hasConflict, lacksDdd } = contact
  const label = contactLabel(contact, visitor)
  const reach = [contact.phone && formatPhone(contact.phone), contact.email]
    .filter(value => value !== null && value !== label)
    .join(' · ')
  const values = shownTexts(shown, { contact: contact.values }, locale)
  return {
    id,
    name,
    label,
    ...(reach ? { reach } : {}),
    ...(values.length > 0 ? { values } : {}),
    ...(lastChat?.running ? { running: true } : {}),
    ...(hasConflict ? { conflict: true } : {}),
    ...(lacksDdd ? { lacksDdd: true } : {}),
    ...(leads.total > 0 ? { leads: leads.total } : {}),
    ...(manager ? { manager } : {}),
    ...(lastChat ? { at: lastChat.at.toISOString() } : {}),
  }
}
