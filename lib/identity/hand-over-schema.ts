import { z } from 'zod'

/** Who leaves, and who gets what they have. */
export const handOverSchema = z.object({
  id: z.uuid(),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), id: z.uuid() }),
    z.object({ kind: z.literal('pool') }),
    z.object({ kind: z.literal('queue') }),
  ]),
  /** the one person also stands in their assignment rules and defaults from now on */
  takesPlaces: z.boolean().optional(),
})

export type HandOverInput = z.output<typeof handOverSchema>
