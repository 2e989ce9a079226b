'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { SEE_AS_COOKIE } from './see-as-cookie'
import { SESSION_COOKIE_OPTIONS } from './session-token'
import { isFromOwnPage, userAction } from './user-action'

/**
 * Lets an administrator see the product as another person does until they stop or close the browser, and leads to what
 * that person sees first: the page they come from may not be there for that person. The first request that shows it
 * records it (require-user.ts).
 */
export const seeAsAction = userAction(
  z.object({ id: z.uuid() }),
  async ({ user, input }) => {
    if (input.id === user.id) return { ok: false as const, reason: 'yourself' }
    const jar = await cookies()
    jar.set(SEE_AS_COOKIE, input.id, SESSION_COOKIE_OPTIONS)
    redirect('/leads')
  },
  { role: 'admin' },
)

/** Back to what one sees oneself, and to the people page, whose request records the end. */
export async function stopSeeingAs(): Promise<void> {
  if (!(await isFromOwnPage())) return
  const jar = await cookies()
  jar.set(SEE_AS_COOKIE, '', { ...SESSION_COOKIE_OPTIONS, maxAge: 0 })
  redirect('/admin/people')
}
