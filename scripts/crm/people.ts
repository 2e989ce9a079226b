import { hashPassword } from '@/lib/auth/password'
import { PASSWORD_LENGTH, PASSWORD_PROBLEM_WORDS } from '@/lib/auth/password-problem'
import { checkPassword } from '@/lib/auth/password-queries'
import { makePersonLink } from '@/lib/auth/setup-link-mutations'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { createPerson, mapOperator } from '@/lib/team/mutations'
import { findPerson } from '@/lib/team/queries'
import { newPersonSchema } from '@/lib/team/schema'
import { type Command, CommandRefused, type Given, optional, required } from './command'

/** The active person with this e-mail or login; refuses when there is none. */
export async function requirePerson(emailOrLogin: string) {
  const person = await findPerson(emailOrLogin)
  if (!person) throw new CommandRefused('unknown-person', `nobody active has the e-mail or login ${emailOrLogin}`)
  return person
}

export const createUserCommand: Command = {
  usage:
    'user create --email EMAIL --name NAME --role manager|admin|viewer (--password-stdin | --password PASSWORD) [--login LOGIN] --json',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    password: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    login: { type: 'string' },
  },
  run: async given => {
    const parsed = newPersonSchema.safeParse({
      email: required(given, 'email'),
      name: required(given, 'name'),
      role: optional(given, 'role') ?? 'manager',
      login: optional(given, 'login'),
    })
    if (!parsed.success) {
      const wrong = [...new Set(parsed.error.issues.map(issue => `--${issue.path.join('.')}`))]
      throw new CommandRefused('invalid', `${wrong.join(' and ')} cannot be taken as given`)
    }
    const password = await readPassword(given)
    const problem = await checkPassword(password, parsed.data)
    if (problem) throw new CommandRefused('weak-password', `the password ${PASSWORD_PROBLEM_WORDS[problem]}`)
    const passwordHash = await hashPassword(password)
    const made = await inTransaction(tx => createPerson(tx, { ...parsed.data, passwordHash }))
    if (!made.ok) throw new CommandRefused(made.reason, 'somebody already has this e-mail or login')
    return { id: made.id, ...parsed.data }
  },
}

export const resetUserCommand: Command = {
  usage: 'user reset --email EMAIL --json   (a link with which the person chooses a new password, for 24 hours)',
  options: { email: { type: 'string' } },
  run: async (given, now) => {
    const person = await requirePerson(required(given, 'email'))
    const made = await inTransaction(tx => makePersonLink(tx, { userId: person.id, createdById: null }, now))
    if (!made.ok) throw new CommandRefused(made.reason, 'the person is no longer active')
    return { id: person.id, email: person.email, link: `${env.APP_URL}/setup/${made.token}`, expiresAt: made.expiresAt }
  },
}

export const mapOperatorCommand: Command = {
  usage: 'operator map (--login LOGIN | --id JIVO_ID) --user EMAIL --json',
  options: { login: { type: 'string' }, id: { type: 'string' }, user: { type: 'string' } },
  run: async given => {
    const person = await requirePerson(required(given, 'user'))
    const operator = { login: optional(given, 'login'), jivoId: optional(given, 'id') }
    const mapped = await inTransaction(tx => mapOperator(tx, operator, person.id))
    if (!mapped.ok) throw new CommandRefused('usage', '--login or --id is missing')
    return { id: mapped.id, operator: mapped.key, user: person }
  },
}

// Words of a command line can be read by everybody on the machine; standard input cannot.
async function readPassword(given: Given): Promise<string> {
  if (given.values['password-stdin'] !== true) return required(given, 'password')
  if (optional(given, 'password') !== null)
    throw new CommandRefused('usage', '--password and --password-stdin exclude each other')
  let typed = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) {
    typed += String(chunk)
    // Longer than any password, with room for the end of the line.
    if (typed.length > PASSWORD_LENGTH.most * 4) break
  }
  const [password = ''] = typed.split(/\r?\n/)
  if (password === '') throw new CommandRefused('usage', 'no password came on standard input')
  return password
}
