'use server'

import { z } from 'zod'
import { mayExportLists } from '@/lib/auth/permissions'
import { userAction } from '@/lib/auth/user-action'
import { countExported } from './list-queries'
import { exportedListSchema } from './schema'
import { readSlotRefusal } from './slot-queries'

/** How many rows the file of the list on the screen will have; `count` is null when that takes too long to find out. */
export const countExportAction = userAction(
  exportedListSchema,
  async ({ user, input: { list, params } }) => {
    if (!mayExportLists(user)) return { ok: false as const, reason: 'forbidden' as const }
    return { ok: true as const, count: await countExported(user, list, params) }
  },
  { changes: 'nothing' },
)

/** Whether a list may leave now. Refuses as discloseList does, so that the page can say it before a file is asked for. */
export const checkExportAction = userAction(
  z.object({}),
  async ({ user }) => {
    if (!mayExportLists(user)) return { ok: false as const, reason: 'forbidden' as const }
    return (await readSlotRefusal(user.id)) ?? { ok: true as const }
  },
  { changes: 'nothing' },
)
