import { foldWord, type BitsOfWord } from './known-words'
import { guessBits } from './password-guess'
import { PASSWORD_LENGTH, type PasswordProblem } from './password-problem'

/** Whose password it is, and where: what whoever knows them tries first. */
export type PasswordOwner = { email: string; name: string | null; companyName: string }

/** Three usual words, or six characters without any order, withstand more than this. */
const LEAST_BITS = 24

const BITS_OF_OWN_WORD = 2
const SHORTEST_OWN_WORD = 3

/**
 * What is wrong with a chosen password, or null. No rule about signs and capitals (OWASP, NIST SP 800-63B): refused is what
 * is guessed first, whole or in its parts, and what is made of the person's, the company's or the product's name.
 */
export function passwordProblem(password: string, owner: PasswordOwner, bitsOf: BitsOfWord): PasswordProblem | null {
  const length = [...password].length
  if (length < PASSWORD_LENGTH.least) return 'short'
  if (length > PASSWORD_LENGTH.most) return 'long'
  if (guessBits(password, bitsOf) < LEAST_BITS) return 'common'
  const own = ownWords(owner)
  const bits = guessBits(password, word => (own.has(word) ? BITS_OF_OWN_WORD : bitsOf(word)))
  return bits < LEAST_BITS ? 'personal' : null
}

// Whole, in parts and run together: ana.souza@loja.com.br is also ana, souza, anasouza and loja.
function ownWords({ email, name, companyName }: PasswordOwner): Set<string> {
  const words = [email, ...email.split('@'), name ?? '', companyName].flatMap(text => {
    const parts = foldWord(text.slice(0, 254)).split(/[^\p{L}\p{N}]+/u)
    return [foldWord(text.slice(0, 254)), ...parts, parts.join('')]
  })
  return new Set(words.filter(word => word.length >= SHORTEST_OWN_WORD))
}
