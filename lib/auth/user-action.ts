import { headers } from 'next/headers'
import type { z } from 'zod'
import { env } from '@/lib/env'
import { isOwnOrigin } from './own-origin'
import { mayAdminister, mayChange, type Change, type SessionUser } from './permissions'
import { requireUser } from './require-user'

/** One wrong field: where (`workingHours.days.1`) and which rule it broke (a code of Zod, or the rule's own word). */
export type InputIssue = { path: string; code: string }

export type ActionRefusal =
  | { ok: false; reason: 'origin' | 'forbidden' }
  | { ok: false; reason: 'invalid'; issues: InputIssue[] }

type Result = { ok: true } | { ok: false; reason: string }

type Work<Schema extends z.ZodType, R extends Result> = (call: {
  user: SessionUser
  input: z.output<Schema>
  now: Date
}) => Promise<R>

/**
 * A server action: from our own page, by a signed-in person with the role who may change what it changes (the shared
 * data unless said otherwise), with input of the right shape, then `work`. Refusals are values; without a session the person is sent to the login page. `now` is the moment of the call.
 */
export function userAction<Schema extends z.ZodType, R extends Result>(
  schema: Schema,
  work: Work<Schema, R>,
  options: { role?: 'admin'; changes?: Change } = {},
): (input: z.input<Schema>) => Promise<R | ActionRefusal> {
  return async given => {
    if (!(await isFromOwnPage())) return { ok: false, reason: 'origin' }
    const user = await requireUser()
    if (options.role === 'admin' && !mayAdminister(user)) return { ok: false, reason: 'forbidden' }
    if (!mayChange(user, options.changes)) return { ok: false, reason: 'forbidden' }
    const parsed = schema.safeParse(given)
    if (!parsed.success) return { ok: false, reason: 'invalid', issues: parsed.error.issues.map(readIssue) }
    return work({ user, input: parsed.data, now: new Date() })
  }
}

/** Whether the request at hand was sent by one of our own pages (see own-origin.ts). */
export async function isFromOwnPage(): Promise<boolean> {
  const sent = await headers()
  return isOwnOrigin(sent.get('origin'), { appUrl: env.APP_URL, host: sent.get('host') })
}

function readIssue(issue: z.core.$ZodIssue): InputIssue {
  return { path: issue.path.join('.'), code: issue.code === 'custom' ? issue.message : issue.code }
}
