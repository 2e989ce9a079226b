import { z } from 'zod'

export const OUTCOMES = ['handled', 'unsupported', 'malformed', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A calendar day of the account's time zone, YYYY-MM-DD. */
export const daySchema = z.iso.date()

/** The filters of the log, as they stand in its address; what cannot be read is no filter. */
export const deliveryFilters = z.object({
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  event: z.string().max(100).optional().catch(undefined),
  channel: z.uuid().optional().catch(undefined),
  day: daySchema.optional().catch(undefined),
  /** a number of Jivo's (chat, visitor, offline message), or a person's name, e-mail or phone */
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  cursor: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional()
    .catch(undefined),
})
export type DeliveryFilters = z.infer<typeof deliveryFilters>

export const processAgainInput = z.object({ deliveryId: z.uuid() })

export const rawEventDaysSchema = z.object({ days: z.int().min(1).max(3650) })
