'use server'

import { redirect } from 'next/navigation'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { setLocale } from '@/lib/i18n/actions'
import type { Locale } from '@/lib/i18n/locale'
import { findStartPage } from '@/lib/set-up/queries'
import { changePerson, setPassword } from './mutations'
import { localPath } from './next-path'
import { hashPassword } from './password'
import { passwordProblem } from './password-rule'
import { currentSession } from './require-user'
import { changeLocaleSchema, changeNameSchema, changePasswordSchema, setUpSchema, signInSchema } from './schema'
import { dropSession, keepSession, whereabouts } from './session'
import { beginSession, endSession } from './session-mutations'
import { redeemSetupLink } from './setup-link-mutations'
import { getSetupLink } from './setup-link-queries'
import { signInWithPassword } from './sign-in'
import { isFromOwnPage, userAction } from './user-action'

/** What the login form shows after a refusal; the e-mail stays in its field. */
export type SignInState = { reason: 'wrong' | 'origin' | 'wait'; waitSeconds?: number; email: string } | null

/** Signs in and goes to the page that was asked for before, else to where the person begins. */
export async function signIn(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '')
  if (!(await isFromOwnPage())) return { reason: 'origin', email }
  const parsed = signInSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { reason: 'wrong', email }
  const now = new Date()
  const where = await whereabouts()
  const result = await signInWithPassword({ ...parsed.data, address: where.address, now })
  if (!result.ok) return { ...result, email }
  const sessionId = await beginSession(pool(), result.user, where, now)
  if (!sessionId) return { reason: 'wrong', email }
  await keepSession({ sessionId, locale: result.user.locale }, now)
  redirect(localPath(parsed.data.next) ?? (await findStartPage(result.user.id)))
}

/** Ends this session, here and wherever its cookie was copied to; those in other browsers go on. */
export async function signOut(): Promise<void> {
  if (!(await isFromOwnPage())) return
  const session = await currentSession()
  if (session) await endSession(session.sessionId, new Date())
  await dropSession()
  redirect('/login')
}

export type SetUpState = {
  reason: 'origin' | 'used' | 'taken' | 'invalid'
  /** Which rule each wrong field broke, by the field's name. */
  problems?: Record<string, string>
  name: string
  email: string
} | null

/** Uses a set-up link: gives the person a password and signs them in. */
export async function setUp(_before: SetUpState, form: FormData): Promise<SetUpState> {
  const typed = { name: String(form.get('name') ?? ''), email: String(form.get('email') ?? '') }
  if (!(await isFromOwnPage())) return { reason: 'origin', ...typed }
  const parsed = setUpSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => [String(issue.path[0]), issue.message])
    return { reason: 'invalid', problems: Object.fromEntries(problems.reverse()), ...typed }
  }
  const { token, name, email, password } = parsed.data
  const now = new Date()
  // Asked first: whoever has no link must not make us hash.
  if (!(await getSetupLink(token, now))) return { reason: 'used', ...typed }
  const given = { name, email, passwordHash: await hashPassword(password) }
  const result = await redeemSetupLink(token, given, await whereabouts(), now)
  if (!result.ok) return { reason: result.reason, ...typed }
  await keepSession(result.session, now)
  redirect(await findStartPage(result.userId))
}

/** Changes one's own password. Every session of the person ends; this browser goes on with a new one. */
export const changePassword = userAction(changePasswordSchema, async ({ user, input, now }) => {
  const problem = passwordProblem(input.password, user.email)
  if (problem) return { ok: false as const, reason: problem }
  const where = await whereabouts()
  const checked = await signInWithPassword({ email: user.email, password: input.current, address: where.address, now })
  if (!checked.ok) return checked
  const passwordHash = await hashPassword(input.password)
  const sessionId = await inTransaction(tx => setPassword(tx, { id: user.id, passwordHash }, where, now))
  if (sessionId) await keepSession({ sessionId, locale: user.locale }, now)
  return { ok: true as const }
}, { changes: 'account' })

/** Changes one's own name. */
export const changeName = userAction(changeNameSchema, async ({ user, input, now }) => {
  await changePerson(user.id, { name: input.name }, now)
  return { ok: true as const }
}, { changes: 'account' })

const keepLocale = userAction(changeLocaleSchema, async ({ user, input, now }) => {
  await changePerson(user.id, { locale: input.locale }, now)
  return { ok: true as const }
}, { changes: 'account' })

/** Keeps one's own language, for this browser and for the next login. */
export async function changeLocale(locale: Locale): Promise<void> {
  const kept = await keepLocale({ locale })
  if (kept.ok) await setLocale(locale)
}
