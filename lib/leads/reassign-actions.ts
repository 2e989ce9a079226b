'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { getOperator } from '@/lib/team/queries'
import { reassignLeads } from './reassign-mutations'

/** Gives the leads that came through an operator to whoever the operator maps to now. */
export const reassignLeadsAction = userAction(
  z.object({ operatorId: z.uuid() }),
  async ({ user, input, now }) => {
    const operator = await getOperator(input.operatorId)
    if (!operator?.manager) return { ok: false as const, reason: 'unmapped' }
    const { key, manager } = operator
    const moved = await inTransaction(tx => reassignLeads(tx, { key, manager }, { userId: user.id, now }))
    revalidatePath('/admin/operators')
    return { ok: true as const, moved }
  },
  { role: 'admin' },
)
