'use server'

import { redirect } from 'next/navigation'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { setLocale } from '@/lib/i18n/actions'
import type { Locale } from '@/lib/i18n/locale'
import { findStartPage } from '@/lib/set-up/queries'
import { changePerson, setPassword } from './mutations'
import { localPath } from './next-path'
import { withHashTurn } from './hash-queue'
import { hashPassword } from './password'
import { checkPassword } from './password-queries'
import { currentSession, requireSession } from './require-user'
import { changeLocaleSchema, changeNameSchema, changePasswordSchema, setUpSchema, signInSchema } from './schema'
import { dropSession, keepSession, knownDevices, rememberDevice, whereabouts } from './session'
import { beginSession, endSession } from './session-mutations'
import { redeemSetupLink } from './setup-link-mutations'
import { getSetupLink } from './setup-link-queries'
import { noteSeeingAs } from './see-as-mutations'
import { signInWithPassword } from './sign-in'
import { isFromOwnPage, userAction } from './user-action'

/** What the login form shows after a refusal; the e-mail stays in its field. */
export type SignInState = { reason: 'wrong' | 'origin' | 'wait' | 'busy'; waitSeconds?: number; email: string } | null

/** Signs in and goes to the page that was asked for before, else to where the person begins. */
export async function signIn(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '')
  if (!(await isFromOwnPage())) return { reason: 'origin', email }
  const parsed = signInSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { reason: 'wrong', email }
  const now = new Date()
  const where = await whereabouts()
  const result = await signInWithPassword({
    ...parsed.data,
    address: where.address,
    devices: await knownDevices(),
    now,
  })
  if (!result.ok) return { ...result, email }
  const sessionId = await beginSession(pool(), result.user, where, now)
  if (!sessionId) return { reason: 'wrong', email }
  await keepSession({ sessionId, locale: result.user.locale }, now)
  await rememberDevice(result.user.id)
  redirect(localPath(parsed.data.next) ?? (await findStartPage(result.user.id)))
}

/** Ends this session, here and wherever its cookie was copied to; those in other browsers go on. */
export async function signOut(): Promise<void> {
  if (!(await isFromOwnPage())) return
  const session = await currentSession()
  if (session) await inTransaction(tx => noteSeeingAs(tx, session.sessionId, null, new Date()))
  if (session) await endSession(session.sessionId, new Date())
  await dropSession()
  redirect('/login')
}

export type SetUpState = {
  reason: 'origin' | 'used' | 'taken' | 'invalid' | 'busy'
  /** Which rule each wrong field broke, by the field's name. */
  problems?: Record<string, string>
  name: string
  email: string
} | null

/** Uses a set-up link: gives the person a password and signs them in. */
export async function setUp(_before: SetUpState, form: FormData): Promise<SetUpState> {
  const typed = { name: String(form.get('name') ?? ''), email: String(form.get('email') ?? '') }
  if (!(await isFromOwnPage())) return { reason: 'origin', ...typed }
  const now = new Date()
  const token = String(form.get('token') ?? '').slice(0, 200)
  // Asked first: whoever has no link must not make us hash.
  const link = await getSetupLink(token, now)
  if (!link) return { reason: 'used', ...typed }
  const parsed = setUpSchema.safeParse(Object.fromEntries(form))
  const problems = await problemsOf(parsed, form, link.person?.email ?? typed.email)
  if (!parsed.success || Object.keys(problems).length > 0) return { reason: 'invalid', problems, ...typed }
  const { name, email, password } = parsed.data
  const hashed = await withHashTurn({ kind: 'known', key: token }, () => hashPassword(password))
  if (!hashed.ok) return { reason: 'busy', ...typed }
  const [given, where] = [{ name, email, passwordHash: hashed.value }, await whereabouts()]
  const result = await inTransaction(tx => redeemSetupLink(tx, token, given, where, now))
  if (!result.ok) return { reason: result.reason, ...typed }
  await keepSession(result.session, now)
  await rememberDevice(result.userId)
  redirect(await findStartPage(result.userId))
}

/** Which rule each wrong field of the form broke, by the field's name. */
async function problemsOf(
  parsed: ReturnType<typeof setUpSchema.safeParse>,
  form: FormData,
  email: string,
): Promise<Record<string, string>> {
  const issues = parsed.success ? [] : parsed.error.issues.map(issue => [String(issue.path[0]), issue.message])
  const given = { email, name: String(form.get('name') ?? '') }
  const weak = await checkPassword(String(form.get('password') ?? ''), given)
  return { ...Object.fromEntries(issues.reverse()), ...(weak && { password: weak }) }
}

/** Changes one's own password. Every session of the person ends; this browser goes on with a new one. */
export const changePassword = userAction(
  changePasswordSchema,
  async ({ user, input, now }) => {
    const problem = await checkPassword(input.password, user)
    if (problem) return { ok: false as const, reason: problem }
    const where = await whereabouts()
    // Signed in is known: nobody outside may keep a person from changing the password.
    const devices = [{ userId: user.id, deviceId: (await requireSession()).sessionId }]
    const checked = await signInWithPassword({
      email: user.email,
      password: input.current,
      address: where.address,
      devices,
      now,
    })
    if (!checked.ok) return checked
    const hashed = await withHashTurn({ kind: 'known', key: user.id }, () => hashPassword(input.password))
    if (!hashed.ok) return hashed
    const passwordHash = hashed.value
    const sessionId = await inTransaction(tx => setPassword(tx, { id: user.id, passwordHash }, where, now))
    if (sessionId) await keepSession({ sessionId, locale: user.locale }, now)
    return { ok: true as const }
  },
  { changes: 'account' },
)

/** Changes one's own name. */
export const changeName = userAction(
  changeNameSchema,
  async ({ user, input, now }) => {
    await changePerson(user.id, { name: input.name }, now)
    return { ok: true as const }
  },
  { changes: 'account' },
)

const keepLocale = userAction(
  changeLocaleSchema,
  async ({ user, input, now }) => {
    await changePerson(user.id, { locale: input.locale }, now)
    return { ok: true as const }
  },
  { changes: 'account' },
)

/** Keeps one's own language, for this browser and for the next login. */
export async function changeLocale(locale: Locale): Promise<void> {
  const kept = await keepLocale({ locale })
  if (kept.ok) await setLocale(locale)
}
