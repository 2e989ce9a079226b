'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { updateSettings } from './mutations'
import { settingsChangeSchema } from './schema'

/** Changes some settings, unless somebody changed any since the page was loaded. */
export const changeSettingsAction = userAction(
  settingsChangeSchema,
  async ({ input, now }) => {
    const changed = await inTransaction(tx => updateSettings(tx, input.change, input.version, now))
    if (changed.ok) revalidatePath('/', 'layout')
    return changed
  },
  { role: 'admin' },
)
