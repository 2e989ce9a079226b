import { z } from 'zod'

/** Who leaves, and who gets what they have. */
export const handOverSchema = z.object({
  id: z.uuid(),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), id: z.uuid() }),
    z.object({ kind: z.literal('pool') }),
    z.object({ kind: z.literal('queue') }),
  ]),
})

export type HandOverInput = z.output<typeof handOverSchema>
