'use server'

import { mayExportLists } from '@/lib/auth/permissions'
import { userAction } from '@/lib/auth/user-action'
import { countExported } from './list-actions'
import { exportedListSchema } from './schema'

/** How many rows the file of the list on the screen will have; `count` is null when that takes too long to find out. */
export const countExportAction = userAction(
  exportedListSchema,
  async ({ user, input: { list, params } }) => {
    if (!mayExportLists(user)) return { ok: false as const, reason: 'forbidden' as const }
    return { ok: true as const, count: await countExported(user, list, params) }
  },
  { changes: 'nothing' },
)
