import { isSameValue, storedValue, type FieldValue } from '@/lib/fields/field'
import { fieldKey } from '@/lib/fields/field-key'
import { toldChange } from '@/lib/fields/plan-values'
import { readAttribute } from '@/lib/fields/read-text'
import { readLocale } from '@/lib/i18n/locale'
import type { ContactFact, FieldFact } from '../facts'
import { isOvertaken, type Case } from './case'
import type { Draft } from './conversation'

/** An attribute may be a text of pages; a sentence is not. */
const LONGEST_TOLD = 200

/**
 * What the client attributes of an event write into the contact's own fields: those of the same key, where the value
 * fits its type and nobody has written another one by hand. What is left out stays among the attributes, and the
 * why-trail says why. Out: values by key, told in the history with the event they came by, instead of the attribute.
 */
export function feedFields(c: Case, draft: Draft, contact: ContactFact): Record<string, FieldValue> {
  const set: Record<string, FieldValue> = {}
  for (const [field, { attribute, text }] of fed(c)) {
    const told = { name: field.name, value: text.slice(0, LONGEST_TOLD) }
    const from = storedValue(contact.customFields, field.key)
    const read = readAttribute(field, text, readLocale(c.facts.settings.locale) ?? 'pt-BR')
    if (!read.ok || read.value === null) draft.why.push({ code: 'field_unfit', ...told })
    else if (isSameValue(from, read.value) || (from !== null && isOvertaken(c, contact.lastActivityAt))) continue
    else if (contact.fieldsByHand.includes(field.key)) draft.why.push({ code: 'field_by_hand', ...told })
    else {
      set[field.key] = read.value
      draft.why.push({ code: 'field_fed', ...told })
      const data = { ...toldChange({ field, from, to: read.value }), event: c.event.name }
      const { history } = draft.plan
      const twin = history.findIndex(
        one => one.kind === 'contact.field' && one.data.field === `attributes.${attribute}`,
      )
      if (twin >= 0) history.splice(twin, 1)
      history.push({
        id: c.newId(),
        at: c.now,
        contactId: contact.id,
        leadId: null,
        chatId: null,
        kind: 'contact.custom_field',
        data,
      })
    }
  }
  return set
}

// Jivo's identifiers may have capitals (`Nazvanie_kompanii`); one that is the key to the letter comes first.
function fed(c: Case): Map<FieldFact, { attribute: string; text: string }> {
  const found = new Map<FieldFact, { attribute: string; text: string }>()
  const attributes = Object.entries(c.event.attributes)
  for (const field of c.facts.fields.filter(({ entity }) => entity === 'contact')) {
    const fits =
      attributes.find(([name]) => name === field.key) ?? attributes.find(([name]) => fieldKey(name) === field.key)
    if (fits) found.set(field, { attribute: fits[0], text: fits[1] })
  }
  return found
}
