import { GIVEN_PASSWORD_LEAST } from '@/lib/auth/password-rule'
import { hashPassword } from '@/lib/auth/password'
import { inTransaction } from '@/lib/db/transaction'
import { createPerson, mapOperator } from '@/lib/team/mutations'
import { findPerson } from '@/lib/team/queries'
import { newPersonSchema } from '@/lib/team/schema'
import { type Command, CommandRefused, optional, required } from './command'

/** The active person with this e-mail or login; refuses when there is none. */
export async function requirePerson(emailOrLogin: string) {
  const person = await findPerson(emailOrLogin)
  if (!person) throw new CommandRefused('unknown-person', `nobody active has the e-mail or login ${emailOrLogin}`)
  return person
}

export const createUserCommand: Command = {
  usage: 'user create --email EMAIL --name NAME --role manager|admin|viewer --password PASSWORD [--login LOGIN] --json',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    password: { type: 'string' },
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
    const password = required(given, 'password')
    if (password.length < GIVEN_PASSWORD_LEAST) {
      throw new CommandRefused('invalid', `--password needs at least ${GIVEN_PASSWORD_LEAST} characters`)
    }
    const passwordHash = await hashPassword(password)
    const made = await inTransaction(tx => createPerson(tx, { ...parsed.data, passwordHash }))
    if (!made.ok) throw new CommandRefused(made.reason, 'somebody already has this e-mail or login')
    return { id: made.id, ...parsed.data }
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
