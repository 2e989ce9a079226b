'use server'

import { revalidatePath } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { env } from '@/lib/env'
import { processAgain } from './process-again'
import { processAgainInput } from './schema'

/** Runs a stored delivery once more. Refuses one that is gone, is no event, or fails again. */
export const processDeliveryAgain = userAction(
  processAgainInput,
  async ({ input, now }) => {
    const result = await processAgain(input.deliveryId, env.APP_URL, now)
    revalidatePath('/admin/deliveries')
    return result
  },
  { role: 'admin' },
)
