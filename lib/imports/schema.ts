import { z } from 'zod'
import { leadTargets, targets, type Target } from './guess-columns'
import { IMPORT_LIMITS } from './read-rows'

const key = z.string().max(60)
const target = z.union([
  z.enum([...targets, ...leadTargets]),
  z.templateLiteral(['field:', key]),
  z.templateLiteral(['lead:field:', key]),
]) satisfies z.ZodType<Target>

export const importSchema = z.object({ importId: z.uuid() })

/** What each column is, whether the first row names them, and the DDD of phones without one. */
export const columnsSchema = importSchema.extend({
  mapping: z.array(target).min(1).max(IMPORT_LIMITS.columns),
  hasHeader: z.boolean(),
  areaCode: z
    .string()
    .trim()
    .regex(/^([1-9]\d)?$/)
    .transform(text => text || null),
})

const LONGEST_NAME = 200

/** A file, and its name as its sender calls it. */
const fileNameSchema = z.string().transform(
  name =>
    name
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, LONGEST_NAME) || 'contatos.csv',
)

export const fileSchema = z.object({
  fileName: fileNameSchema,
  bytes: z.custom<Uint8Array>(given => given instanceof Uint8Array),
})
