import { z } from 'zod'
import { givenValues, wasValue } from '../fields/schema'

const LONGEST_FIELD = 400
const LONGEST_TEXT = 20_000

const field = z.string().max(LONGEST_FIELD)
const contactId = z.uuid()
const identifierId = z.uuid()

export const createContactSchema = z.object({
  name: field,
  email: field,
  phone: field,
  ownerId: z.uuid().nullable(),
  fields: givenValues.optional(),
})

/** A value of a custom field. */
export const changeFieldSchema = z.object({ contactId, key: z.string().max(60), was: wasValue, value: wasValue })

/** `was` is what the person had before their eyes: where another stands by now, they are asked again. */
export const renameContactSchema = z.object({ contactId, was: z.string().nullable(), name: field })

export const describeContactSchema = z.object({
  contactId,
  was: z.string().nullable(),
  description: z.string().max(LONGEST_TEXT),
})

export const setOwnerSchema = z.object({ contactId, was: z.uuid().nullable(), ownerId: z.uuid().nullable() })

export const addValueSchema = z.object({ contactId, kind: z.enum(['email', 'phone']), text: field })

/** `was` is the primary the person saw. */
export const makePrimarySchema = z.object({ contactId, identifierId, was: z.uuid().nullable() })

export const valueSchema = z.object({ contactId, identifierId })

export const mendValueSchema = z.object({
  contactId,
  identifierId,
  /** the two digits that are missing, or the whole value written right */
  areaCode: z.string().max(10).optional(),
  text: field.optional(),
})

export const MARKS = ['verified', 'shared', 'country'] as const

export type Mark = (typeof MARKS)[number]

export const markValueSchema = z.object({ contactId, identifierId, mark: z.enum(MARKS), on: z.boolean() })

export const restoreValueSchema = z.object({ contactId, historyId: z.uuid() })

export const askAgainSchema = z.object({ contactId, kind: z.string().max(20), key: z.string().max(LONGEST_FIELD) })

export const addNoteSchema = z.object({ contactId, text: z.string().max(LONGEST_TEXT) })
