import { z } from 'zod'
import { workingHoursSchema } from '@/lib/settings/schema'

/** How somebody takes part in the round robin; `workingHours` null = those of the company. */
export const poolMemberSchema = z.object({
  id: z.uuid(),
  inPool: z.boolean(),
  weight: z.int().min(1).max(10),
  workingHours: workingHoursSchema.nullable(),
})

/** From which day somebody is away (null = from now on) and the day they are back (null = until further notice). */
const leave = z
  .object({ from: z.iso.date().nullable(), back: z.iso.date().nullable() })
  .refine(({ from, back }) => !from || !back || from < back, { path: ['back'], error: 'order' })

/** `leave` null = here again. */
export const ownAwaySchema = z.object({ leave: leave.nullable() })

export const awaySchema = ownAwaySchema.extend({ id: z.uuid() })

export type Leave = z.output<typeof leave>
