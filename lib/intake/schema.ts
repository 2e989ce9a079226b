import { z } from 'zod'

export const OUTCOMES = ['handled', 'unsupported', 'malformed', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The filters of the log, as they stand in its address; what cannot be read is no filter. */
export const deliveryFilters = z.object({
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  event: z.string().max(100).optional().catch(undefined),
  channel: z.uuid().optional().catch(undefined),
  cursor: z.string().regex(/^\d{1,19}$/).optional().catch(undefined),
})
export type DeliveryFilters = z.infer<typeof deliveryFilters>

export const processAgainInput = z.object({ deliveryId: z.uuid() })
