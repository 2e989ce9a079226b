import { z } from 'zod'
import { safeHref } from './safe-href'

// Jivo documents no sizes; its Chat API memo gives 2 048 for addresses and 255 for names.
const short = z.string().trim().min(1).max(255)
const long = z.string().trim().min(1).max(2_048)
const href = long.refine(url => safeHref(url) !== null)

/**
 * What Jivo takes as the answer to a webhook. It passes the data on only if `result` is exactly `ok`, shows at
 * most ten `custom_data` lines, and treats `contact_info` as if the visitor had typed it. Unknown fields are
 * refused: what Jivo does with them is not documented.
 */
export const answerSchema = z.strictObject({
  result: z.literal('ok'),
  contact_info: z
    .strictObject({
      name: short.optional(),
      phone: short.optional(),
      email: short.optional(),
      description: long.optional(),
    })
    .optional(),
  custom_data: z
    .array(
      z.strictObject({
        title: short.optional(),
        content: long,
        link: href.optional(),
        key: short.optional(),
      }),
    )
    .max(10)
    .optional(),
  enable_assign: z.boolean().optional(),
  crm_link: href.optional(),
})

export type JivoAnswer = z.infer<typeof answerSchema>

/** The answer to every event that Jivo reads nothing else from. */
export const OK: JivoAnswer = Object.freeze({ result: 'ok' as const })

/** A stored answer as Jivo takes it; null for anything else. */
export function readAnswer(stored: unknown): JivoAnswer | null {
  return answerSchema.safeParse(stored).data ?? null
}
