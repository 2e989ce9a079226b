import { getSettings } from '@/lib/settings/queries'
import { knownWords } from './known-words'
import type { PasswordProblem } from './password-problem'
import { passwordProblem } from './password-rule'

/** What is wrong with a password that this person has chosen, or null: the one rule for screens, commands and the configuration. */
export async function checkPassword(
  password: string,
  person: { email: string; name: string | null },
): Promise<PasswordProblem | null> {
  const { companyName } = await getSettings()
  // Afterwards: on a slow machine unpacking the lists could outlast the time a connection may take.
  return passwordProblem(password, { ...person, companyName }, await knownWords())
}
