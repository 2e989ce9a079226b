import { v5 } from 'uuid'

// Chosen once. Another namespace would give every known operator a second identity.
const OPERATOR_NAMESPACE = '9b0c7c52-6f0e-5d1b-9a57-2f6f4a8c3e10'

/**
 * What an operator is known by: the Jivo login, trimmed and lower-cased; without one “#” and Jivo's id.
 * Null when Jivo told neither, for then two operators could not be told apart.
 */
export function operatorKey(operator: { login?: string | null; jivoId?: string | null }): string | null {
  const login = operator.login?.normalize('NFC').trim().toLowerCase()
  if (login) return login
  const jivoId = operator.jivoId?.trim()
  return jivoId ? `#${jivoId}` : null
}

/** The id of an operator's row: the same for the same key, so that two events that meet a new operator agree on it. */
export function operatorId(key: string): string {
  return v5(key, OPERATOR_NAMESPACE)
}
