import { readEmail } from './email'
import { readPhones, type PhoneFlag } from './phone'

/** An e-mail or phone that a person typed, read by the rule of its kind. */
export type HandValue = {
  kind: 'email' | 'phone'
  raw: string
  /** what equality means; null for a phone that matches nobody */
  key: string | null
  e164: string | null
  phoneKind: string | null
  flag: PhoneFlag | null
  extension: string | null
  candidate: boolean
}

/**
 * Reads what was typed into an e-mail or a phone field: no value for an empty field, one for an e-mail, one for each
 * number of a phone field. Refuses what is no e-mail, and a “phone” without a single digit.
 */
export function readHandValues(
  kind: 'email' | 'phone',
  text: string,
): { ok: true; values: HandValue[] } | { ok: false; reason: 'email' | 'phone' } {
  if (kind === 'phone') {
    const values = readPhones(text).map(({ raw, key, e164, kind: phoneKind, flag, extension, candidate }) => {
      return { kind, raw, key, e164, phoneKind, flag, extension, candidate }
    })
    return values.every(value => /\d/.test(value.raw)) ? { ok: true, values } : { ok: false, reason: 'phone' }
  }
  const read = readEmail(text)
  if (!read.ok) return read.text === null ? { ok: true, values: [] } : { ok: false, reason: 'email' }
  const { raw, address: key } = read.email
  return {
    ok: true,
    values: [{ kind, raw, key, e164: null, phoneKind: null, flag: null, extension: null, candidate: false }],
  }
}

/**
 * What a phone without its DDD becomes once a person names the two digits: “98765-4321” and 11 give +5511987654321.
 * Null where that is no phone (a DDD that does not exist, a number that still cannot be read).
 */
export function withAreaCode(raw: string, areaCode: string): HandValue | null {
  if (!/^[1-9]\d$/.test(areaCode)) return null
  const read = readHandValues('phone', `(${areaCode}) ${raw}`)
  const value = read.ok && read.values.length === 1 ? read.values[0] : undefined
  return value?.key && !value.candidate ? { ...value, raw } : null
}
