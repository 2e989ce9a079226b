import { contactLabel, type Nameable } from '../contacts/contact-label'
import { phoneText } from '../contacts/phone'
import { contestedShown } from './conflict-case'
import type { ConflictRow } from './rows'

/** What a reminder says, in the account's language: a line, and a text of what contradicts what. */
export type ReminderWords = { title: string; text: string }

type Told = {
  visitor: string
  title: (name: string, other: string | null) => string
  text: (crm: string | null, chat: string) => string
}

const WORDS = {
  'pt-BR': {
    visitor: 'Visitante',
    title: (name, other) =>
      other === null ? `Decidir o conflito de ${name}` : `Decidir o conflito entre ${name} e ${other}`,
    text: (crm, chat) => (crm === null ? `Em disputa: ${chat}` : `No CRM: ${crm}\nNo chat: ${chat}`),
  },
  en: {
    visitor: 'Visitor',
    title: (name, other) =>
      other === null ? `Settle the conflict of ${name}` : `Settle the conflict between ${name} and ${other}`,
    text: (crm, chat) => (crm === null ? `In dispute: ${chat}` : `In the CRM: ${crm}\nIn the chat: ${chat}`),
  },
} satisfies Record<'pt-BR' | 'en', Told>

/** What the reminder of a conflict says; any language that is not ours gets pt-BR, the first one. */
export function reminderWords(
  conflict: Pick<ConflictRow, 'kind' | 'key_kind' | 'key' | 'crm_value' | 'chat_value'>,
  people: { contact: Nameable; other: Nameable | null },
  locale: string,
): ReminderWords {
  const words = locale === 'en' ? WORDS.en : WORDS['pt-BR']
  const [name, other] = [
    contactLabel(people.contact, words.visitor),
    people.other && contactLabel(people.other, words.visitor),
  ]
  const crm = conflict.kind === 'two_contacts' || conflict.crm_value === null ? null : phoneText(conflict.crm_value)
  return { title: words.title(name, other), text: words.text(crm, contestedShown(conflict).shown) }
}
