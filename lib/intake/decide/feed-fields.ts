import { isSameValue, storedValue, type FieldValue } from '@/lib/fields/field'
import { fieldKey } from '@/lib/fields/field-key'
import { toldChange } from '@/lib/fields/plan-values'
import { readAttribute } from '@/lib/fields/read-text'
import { readLocale } from '@/lib/i18n/locale'
import type { ContactFact, FieldFact } from '../facts'
import type { Case } from './case'
import type { Draft } from './conversation'

/** An attribute may be a text of pages; a sentence is not. */
const LONGEST_TOLD = 200

/**
 * What the client attributes of an event write into the contact's own fields: those of the same key, where the value
 * fits its type and nobody has written another one by hand. What is left out stays among the attributes, and the
 * why-trail says why. Out: values by key, told in the history with the event they came by.
 */
export function feedFields(c: Case, draft: Draft, contact: ContactFact): Record<string, FieldValue> {
  const set: Record<string, FieldValue> = {}
  for (const [field, text] of fed(c)) {
    const told = { name: field.name, value: text.slice(0, LONGEST_TOLD) }
    const from = storedValue(contact.customFields, field.key)
    const read = readAttribute(field, text, readLocale(c.facts.settings.locale) ?? 'pt-BR')
    if (!read.ok || read.value === null) draft.why.push({ code: 'field_unfit', ...told })
    else if (isSameValue(from, read.value)) continue
    else if (contact.fieldsByHand.includes(field.key)) draft.why.push({ code: 'field_by_hand', ...told })
    else {
      set[field.key] = read.value
      draft.why.push({ code: 'field_fed', ...told })
      const data = { ...toldChange({ field, from, to: read.value }), event: c.event.name }
      draft.plan.history.push({ id: c.newId(), at: c.now, contactId: contact.id, leadId: null, chatId: null, kind: 'contact.custom_field', data })
    }
  }
  return set
}

// Jivo's identifiers may have capitals (`Nazvanie_kompanii`); one that is the key to the letter comes first.
function fed(c: Case): Map<FieldFact, string> {
  const found = new Map<FieldFact, string>()
  for (const field of c.facts.fields.filter(({ entity }) => entity === 'contact')) {
    const text = Object.hasOwn(c.event.attributes, field.key)
      ? c.event.attributes[field.key]
      : Object.entries(c.event.attributes).find(([name]) => fieldKey(name) === field.key)?.[1]
    if (text !== undefined) found.set(field, text)
  }
  return found
}
