import { z } from 'zod'
import { roles } from './roles'

/** An e-mail as it is kept and compared: trimmed and lower-cased. */
const email = z
  .string()
  .max(254)
  .transform(value => value.normalize('NFC').trim().toLowerCase())
  .pipe(z.email())

/** Another name the person logs in with at Jivo; an empty field means none. */
const login = z
  .string()
  .max(254)
  .nullable()
  .transform(value => value?.normalize('NFC').trim().toLowerCase() || null)

export const newPersonSchema = z.object({
  name: z.string().trim().min(1).max(120),
  email,
  login,
  role: z.enum(roles),
  mayExport: z.boolean().default(false),
})

export const changedPersonSchema = newPersonSchema.extend({ id: z.uuid() })

export const personIdSchema = z.object({ id: z.uuid() })

/** `backInPool`: takes part in the round robin again, as before they left. */
export const activeSchema = z.object({ id: z.uuid(), active: z.boolean(), backInPool: z.boolean().default(false) })

export const operatorMappingSchema = z.object({ operatorId: z.uuid(), userId: z.uuid().nullable() })

export const newOperatorSchema = z.object({
  login: z.string().trim().max(254).nullable(),
  jivoId: z.string().trim().max(64).nullable(),
  userId: z.uuid(),
})
