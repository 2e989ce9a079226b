import { z } from 'zod'

/** The list that is on the screen: which, and its address's parameters. */
export const exportedListSchema = z.object({
  list: z.enum(['leads', 'contacts']),
  params: z.record(z.string().max(200), z.string().max(1000)),
})
