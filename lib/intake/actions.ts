'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { userAction } from '@/lib/auth/user-action'
import { env } from '@/lib/env'
import { processAgain, processFailedAgain } from './process-again'
import { countOldDeliveries } from './retention-queries'
import { processAgainInput, rawEventDaysSchema } from './schema'

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

/** Runs the deliveries that failed once more, oldest first; as many as fit into one go. */
export const processAllFailed = userAction(
  z.object({ channelId: z.uuid().nullable() }),
  async ({ input, now }) => {
    const done = await processFailedAgain(input.channelId, env.APP_URL, now)
    revalidatePath('/admin/deliveries')
    return { ok: true as const, ...done }
  },
  { role: 'admin' },
)

/** How many deliveries would go if they were kept for so many days; nothing is deleted. */
export const countOldDeliveriesAction = userAction(
  rawEventDaysSchema,
  async ({ input, now }) => ({ ok: true as const, count: await countOldDeliveries(input.days, now) }),
  { role: 'admin' },
)
