/** Shortest and longest password somebody may choose on a screen, in characters. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const

/** What whoever runs the installation may give on the command line or in the environment. */
export const GIVEN_PASSWORD_LEAST = 8

export type PasswordProblem = 'short' | 'long' | 'common' | 'email'

// What attackers try first among passwords of ten characters and more, in both languages of the screens.
const COMMON = new Set([
  '1234567890', '0123456789', '12345678910', '123456789a', '1q2w3e4r5t', '1qaz2wsx3edc', 'qwertyuiop', 'qwerty12345',
  'qwerty123456', 'password12', 'password123', 'password1234', 'passw0rd123', 'p@ssw0rd123', 'administrator', 'admin12345',
  'admin123456', 'administrador', 'iloveyou12', 'iloveyou123', 'letmein1234', 'welcome123', 'welcome1234', 'changeme123',
  'senha12345', 'senha123456', 'senha1234567', 'minhasenha', 'minhasenha1', 'minhasenha123', 'mudar12345', 'mudar123456',
  'brasil12345', 'flamengo10', 'flamengo123', 'corinthians', 'corinthians1', 'palmeiras1', 'saopaulo123', 'jesuscristo',
  'deusefiel1', 'deuseamor1', 'jesus12345', 'gabriel123', 'abcdefghij', 'abcdef1234', 'abc1234567', 'a123456789', 'aa12345678',
  'balcao1234', 'balcao12345', 'jivochat123',
])

/**
 * What is wrong with a chosen password, or null. Length alone makes a password strong (OWASP): no rule about signs and
 * capitals; only what is tried first is refused, one sign repeated, and the person's own address.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  const characters = [...password]
  if (characters.length < PASSWORD_LENGTH.least) return 'short'
  if (characters.length > PASSWORD_LENGTH.most) return 'long'
  const folded = password.toLowerCase()
  if (folded === email.toLowerCase() || folded === email.toLowerCase().split('@')[0]) return 'email'
  if (COMMON.has(folded) || new Set(characters).size === 1) return 'common'
  return null
}
