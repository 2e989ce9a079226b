import { z } from 'zod'
import { givenValues, wasValue } from '@/lib/fields/schema'
import { cleanLine, cleanText } from '@/lib/text/clean-text'
import { leadStatuses } from './status'

const LONGEST_TITLE = 300
const LONGEST_TEXT = 20_000

const id = z.guid()
const title = z
  .string()
  .transform(text => cleanLine(text, LONGEST_TITLE))
  .pipe(z.string())
const text = z.string().transform(value => cleanText(value, LONGEST_TEXT) ?? '')

/** Which field of a lead, what the form showed, and what it shall be. A manager is an id, null for nobody. */
export const editLeadSchema = z.intersection(
  z.object({ id, version: z.int() }),
  z.discriminatedUnion('field', [
    z.object({ field: z.literal('title'), was: z.string(), value: title }),
    z.object({ field: z.literal('description'), was: z.string(), value: text }),
    z.object({ field: z.literal('status'), was: z.enum(leadStatuses), value: z.enum(leadStatuses) }),
    z.object({ field: z.literal('stage'), was: z.string(), value: z.string().min(1).max(60) }),
    z.object({ field: z.literal('manager'), was: id.nullable(), value: id.nullable() }),
  ]),
)

export type LeadEdit = z.output<typeof editLeadSchema>

/** A value of a custom field. */
export const changeLeadFieldSchema = z.object({ leadId: id, key: z.string().max(60), was: wasValue, value: wasValue })

export const addNoteSchema = z.object({ leadId: id, text: text.pipe(z.string().min(1)) })

export const findContactsSchema = z.object({ q: z.string().transform(value => cleanLine(value, 200) ?? '') })

const line = (longest: number) => z.string().transform(value => cleanLine(value, longest))

/** A lead made by hand, for a contact that is there (`contactId`) or one that is made with it. */
export const createLeadSchema = z.object({
  title: line(LONGEST_TITLE),
  description: text,
  managerId: id.nullable(),
  fields: givenValues.optional(),
  contact: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), contactId: id }),
    z.object({
      kind: z.literal('new'),
      name: line(200),
      email: line(320),
      phone: line(200),
      fields: givenValues.optional(),
    }),
  ]),
})

export type NewLead = z.output<typeof createLeadSchema>
