import { z } from 'zod'

/** PostgreSQL keeps no NUL in a text, so no stored value has one. */
const NUL = '\u0000'

/** A text that is compared as it is. */
export const text = z
  .string()
  .min(1, 'must not be empty')
  .refine(value => !value.includes(NUL), 'must not contain NUL')

/** Words to search for; blank means no search. */
export const search = z
  .string()
  .refine(value => !value.includes(NUL), 'must not contain NUL')
  .transform(value => value.normalize('NFC').replace(/\s+/gu, ' ').trim() || undefined)

/** An id of ours. Any version of UUID counts: whether the row exists is the database's business. */
export const id = z.guid('must be a UUID').transform(value => value.toLowerCase())

/** One of a few words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(', ')}`)
