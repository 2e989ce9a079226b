import { z } from 'zod'

/** Longer than any user_token that is kept. */
export const tokenSchema = z.object({ token: z.string().max(10_000) })
