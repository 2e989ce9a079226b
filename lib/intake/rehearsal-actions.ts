'use server'

import { userAction } from '@/lib/auth/user-action'
import { env } from '@/lib/env'
import { getSettings } from '@/lib/settings/queries'
import { instantOf } from '@/lib/settings/work-calendar'
import { rehearsalSchema } from './rehearsal-schema'
import { rehearse } from './rehearse'

/** Who would get a chat, and why; nothing is written. */
export const rehearseAction = userAction(
  rehearsalSchema,
  async ({ input, now }) => {
    const { timeZone } = await getSettings()
    const [day, time] = input.at?.split('T') ?? []
    const at = day && time ? instantOf(day, time.slice(0, 5), timeZone) : now
    return rehearse(input, { appUrl: env.APP_URL, now: at })
  },
  { role: 'admin' },
)
