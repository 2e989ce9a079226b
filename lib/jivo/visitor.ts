import { cardText, contactValue, keyText, LIMIT, line } from './read-text'
import { count, listOf, objectField, objectOf, type JsonObject, type Notes } from './read-values'

export type Visitor = {
  /** Serial number in the Jivo account, the same as `client_id`; the stable key of a person. */
  number: string | null
  name: string | null
  /** As typed; a number became text. Whether it is a usable address is the contacts' rule. */
  email: string | null
  phone: string | null
  description: string | null
  chatsCount: number | null
  /** Messenger the visitor came by, in Jivo's short form, e.g. `av` for Avito. */
  social: string | null
}

/** The visitor of an event; every field null when the key is missing or not an object. Name at most 200. */
export function readVisitor(event: JsonObject, isClientEvent: boolean, notes: Notes): Visitor {
  const visitor = objectField(event.visitor, notes, 'visitor') ?? {}
  const number = keyText(visitor.number, notes, 'visitor_number')
  return {
    number: number ?? (isClientEvent ? keyText(event.client_id, notes, 'client_id') : null),
    name: contactValue(visitor.name, LIMIT.name, notes, 'visitor_name'),
    email: contactValue(visitor.email, LIMIT.email, notes, 'visitor_email'),
    phone: contactValue(visitor.phone, LIMIT.phone, notes, 'visitor_phone'),
    description: cardText(visitor.description, LIMIT.text, notes, 'visitor_description'),
    chatsCount: count(visitor.chats_count),
    social: readSocial(visitor.social),
  }
}

/** `{"socialProfiles":[{"typeName":"av"}]}` is what receivers saw; `{}`, `[]` and null are nothing. */
function readSocial(value: unknown): string | null {
  const profile = objectOf(listOf(objectOf(value)?.socialProfiles)[0])
  return profile ? line(profile.typeName, 50, new Set(), 'social') : null
}
