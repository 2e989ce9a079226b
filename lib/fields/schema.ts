import { z } from 'zod'
import { cleanLine } from '@/lib/text/clean-text'
import { fieldEntities, fieldTypes, hasChoices } from './field'

const LONGEST_NAME = 60
const LONGEST_CHOICE = 120
const MOST_CHOICES = 200

const name = z
  .string()
  .transform(text => cleanLine(text, LONGEST_NAME))
  .pipe(z.string())

const choices = z
  .array(z.string())
  .transform(list => [...new Set(list.flatMap(text => cleanLine(text, LONGEST_CHOICE) ?? []))])
  .pipe(z.array(z.string()).max(MOST_CHOICES))

const draft = z.object({ name, type: z.enum(fieldTypes), choices, required: z.boolean() })

// A list to choose from has something to choose; nothing else has one.
const fits = ({ type, choices }: { type: (typeof fieldTypes)[number]; choices: string[] }) =>
  hasChoices(type) === choices.length > 0

export const newFieldSchema = draft
  .extend({ entity: z.enum(fieldEntities) })
  .refine(fits, { path: ['choices'], message: 'choices' })

/** `version` is the one that was read. */
export const changedFieldSchema = draft
  .extend({ id: z.guid(), version: z.int() })
  .refine(fits, { path: ['choices'], message: 'choices' })

export const archiveFieldSchema = z.object({ id: z.guid(), archived: z.boolean() })

export const moveFieldSchema = z.object({ id: z.guid(), by: z.union([z.literal(-1), z.literal(1)]) })

export type NewField = z.output<typeof newFieldSchema>

export type ChangedField = z.output<typeof changedFieldSchema>

/** Values by key as screens and programs hand them over; what each may be is decided by its field. */
export const givenValues = z.record(z.string().max(200), z.unknown())

/** A value as a screen had it, or wants it. */
export const wasValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable()
