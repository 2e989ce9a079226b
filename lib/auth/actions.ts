'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { setLocale } from '@/lib/i18n/actions'
import type { Locale } from '@/lib/i18n/locale'
import { findStartPage } from '@/lib/set-up/queries'
import { changePerson, endSessions, setPassword } from './mutations'
import { localPath } from './next-path'
import { hashPassword } from './password'
import { passwordProblem } from './password-rule'
import { currentUser } from './require-user'
import { changeLocaleSchema, changeNameSchema, changePasswordSchema, setUpSchema, signInSchema } from './schema'
import { dropSession, startSession } from './session'
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
  const address = clientAddress((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXIES)
  const result = await signInWithPassword({ ...parsed.data, address, now })
  if (!result.ok) return { ...result, email }
  await startSession(result.user, now)
  redirect(localPath(parsed.data.next) ?? (await findStartPage(result.user.id)))
}

/** Ends the person's sessions, here and wherever the cookie was copied to. */
export async function signOut(): Promise<void> {
  if (!(await isFromOwnPage())) return
  const user = await currentUser()
  if (user) await endSessions((user.seenBy ?? user).id)
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
  const result = await redeemSetupLink(token, { name, email, passwordHash: await hashPassword(password) }, now)
  if (!result.ok) return { reason: result.reason, ...typed }
  await startSession(result.user, now)
  redirect(await findStartPage(result.user.id))
}

/** Changes one's own password. Every other session of the person ends; this one goes on. */
export const changePassword = userAction(changePasswordSchema, async ({ user, input, now }) => {
  const problem = passwordProblem(input.password, user.email)
  if (problem) return { ok: false as const, reason: problem }
  const address = clientAddress((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXIES)
  const checked = await signInWithPassword({ email: user.email, password: input.current, address, now })
  if (!checked.ok) return checked
  const sessionVersion = await setPassword(user.id, await hashPassword(input.password))
  await startSession({ id: user.id, sessionVersion, locale: user.locale }, now)
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
