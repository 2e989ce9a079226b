import type { PersonCase } from '@/lib/intake/decide/case'
import { findWho, sharersOf } from '@/lib/intake/decide/who'
import type { ContactFact } from '@/lib/intake/facts'
import type { PeopleFacts } from '@/lib/intake/people-facts'
import type { ReadValue } from '@/lib/intake/reading'
import { fold } from '@/lib/text/fold'
import { isSure, type RowReading } from './read-row'

/** A row as the rules of an event take it. */
export type RowAsked = { reading: RowReading; facts: PeopleFacts; now: Date; newId: () => string }

/**
 * The case of a person that a row is. The values of one row belong together: a question is asked only about what the
 * contact had before.
 */
export function personCase({ reading, facts, now, newId }: RowAsked): PersonCase {
  const alone = {
    reading: { ...reading, visitorNumber: null },
    now,
    newId,
    facts: { ...facts, chat: null, channel: NO_CHANNEL },
  }
  const sharer = sharerOfName(alone)
  const asked = sharer ? { ...alone, placed: { contactId: sharer.id, lead: null } } : alone
  const { contact } = findWho(asked)
  const { identifiers } = contact
  const values = reading.values.filter(value => isSure(value) || !isKnownText(value, contact))
  const lacks = (kind: string) => !identifiers.some(one => one.kind === kind && one.key !== null && !one.candidate)
  const { emailPolicy, phonePolicy } = facts.settings
  const settings = {
    ...facts.settings,
    emailPolicy: lacks('email') ? 'add' : emailPolicy,
    phonePolicy: lacks('phone') ? 'add' : phonePolicy,
  }
  return { ...asked, reading: { ...asked.reading, values }, facts: { ...asked.facts, settings } } as PersonCase
}

// A number that several share says of nobody that it is them; with the same name it does, else every import makes them anew.
function sharerOfName(c: PersonCase): ContactFact | null {
  const { name, values } = c.reading
  if (name === null || !findWho(c).isNew) return null
  const [one, ...others] = new Set(
    values.flatMap(({ kind, key }) => sharersOf(c, kind, key)).filter(sharer => fold(sharer.name ?? '') === fold(name)),
  )
  return one && others.length === 0 ? one : null
}

// What is no e-mail and no number, and stands with the contact already, alone or in a longer text.
function isKnownText({ kind, raw }: ReadValue, { name, identifiers }: ContactFact): boolean {
  return (
    raw === name ||
    identifiers.some(one => one.kind === kind && (one.key === null || one.candidate) && one.raw.includes(raw))
  )
}

/** No visitor number comes in a file, so no channel is ever asked for. */
const NO_CHANNEL = { id: '' }
