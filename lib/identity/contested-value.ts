import { readEmail } from '../contacts/email'
import { readPhones } from '../contacts/phone'
import type { ConflictRow, IdentifierRow, ValueKind } from './rows'

/** The value a chat brought, as an identifier holds it. */
export type ContestedValue = Pick<IdentifierRow, 'raw' | 'key' | 'e164' | 'phone_kind' | 'flag' | 'extension'> & {
  kind: ValueKind
  key: string
}

/**
 * The contested e-mail or phone of a conflict, read again by the rule of its kind (a field may have held two numbers:
 * the one with the conflict's key counts). A conflict about a visitor number is told with the e-mail or phone that
 * contradicted it; null where there is none.
 */
export function contestedValue(conflict: Pick<ConflictRow, 'key_kind' | 'key' | 'chat_value'>): ContestedValue | null {
  const { key_kind: kind, key, chat_value: text } = conflict
  if (kind === 'visitor') return readAny(text)
  const nothing = { kind, raw: text, key, e164: null, phone_kind: null, flag: null, extension: null }
  return kind === 'phone' ? (phonesOf(text).find(phone => phone.key === key) ?? nothing) : nothing
}

/** The row of this contact that holds the value, or null. */
export function holding(
  identifiers: readonly IdentifierRow[],
  value: { kind: IdentifierRow['kind']; key: string } | null,
): IdentifierRow | null {
  return identifiers.find(one => value !== null && one.kind === value.kind && one.key === value.key) ?? null
}

function readAny(text: string): ContestedValue | null {
  const email = readEmail(text)
  if (!email.ok) return phonesOf(text)[0] ?? null
  const { raw, address } = email.email
  return { kind: 'email', raw, key: address, e164: null, phone_kind: null, flag: null, extension: null }
}

function phonesOf(text: string): ContestedValue[] {
  return readPhones(text).flatMap(({ raw, key, e164, kind, flag, extension }) =>
    key === null ? [] : [{ kind: 'phone' as const, raw, key, e164, phone_kind: kind, flag, extension }],
  )
}
