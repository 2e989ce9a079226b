import { phoneSearchDigits, readPhones } from './phone'

/** Takes a value as a parameter of the statement and gives back its name there, such as `$3`. */
export type Bind = (value: unknown) => string

export type Search = {
  /** Condition: this text contains the words. Uses an index on `fold(text)`. */
  contains: (text: string) => string
  /** Condition on a row of `identifiers`: this e-mail or phone has it. */
  identifier: (alias: string) => string
  /** Condition on a row of `contacts`: its name, or one of its e-mails or phones, has it. */
  contact: (alias: string) => string
  /** Subquery: the ids of all contacts that `contact` is true of, found without visiting the others. */
  contactIds: string
}

/**
 * The conditions of a search over contacts, as SQL. Case and accents do not count; `%`, `_` and `\` are
 * letters like any other. Four digits or more also look into phones, and a whole phone finds every spelling
 * of itself.
 * @param q not blank
 */
export function contactSearch(q: string, bind: Bind): Search {
  // Escaped after folding: unaccent makes a plain % of a full-width one.
  const pattern = `('%' || regexp_replace(fold(${bind(q)}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`
  const contains = (text: string) => `fold(${text}) LIKE ${pattern}`
  const isPhone = phoneCondition(q, bind)
  const identifier = (i: string) =>
    `(${[`${i}.kind = 'email' AND ${contains(`${i}.raw`)}`, ...isPhone(i)].join(' OR ')})`
  const contact = (c: string) =>
    `(${contains(`${c}.name`)} OR EXISTS (
      SELECT FROM identifiers i WHERE i.contact_id = ${c}.id AND ${identifier('i')}
    ))`
  const contactIds = `(
    SELECT c.id FROM contacts c WHERE ${contains('c.name')}
    UNION ALL SELECT i.contact_id FROM identifiers i WHERE ${identifier('i')}
  )`
  return { contains, identifier, contact, contactIds }
}

function phoneCondition(q: string, bind: Bind): (alias: string) => string[] {
  const digits = phoneSearchDigits(q)
  if (digits === null) return () => []
  const within = bind(`%${digits}%`)
  const keys = bind(readPhones(q).flatMap(phone => phone.key ?? []))
  return i => [
    `${i}.kind = 'phone' AND regexp_replace(coalesce(${i}.e164, ${i}.raw), '\\D', '', 'g') LIKE ${within}`,
    `${i}.kind = 'phone' AND ${i}.key = ANY (${keys}::text[])`,
  ]
}
