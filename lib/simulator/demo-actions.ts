'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { removeDemo } from './demo-mutations'
import { loadDemo } from './load-demo'
import { nothingSchema } from './schema'

/** Loads the demo data, which takes some seconds. Refuses when they are there already. */
export const loadDemoData = userAction(
  nothingSchema,
  async ({ now }) => {
    const loaded = await loadDemo(now)
    revalidatePath('/', 'layout')
    return loaded
  },
  { role: 'admin' },
)

/** Takes the demo data away. */
export const removeDemoData = userAction(
  nothingSchema,
  async () => {
    const removed = await inTransaction(removeDemo)
    revalidatePath('/', 'layout')
    return { ok: true as const, removed }
  },
  { role: 'admin' },
)
