'use server'

import { userAction } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { cleanText } from '../text/clean-text'
import { insertContact } from './create-mutations'
import { planNewValues, writeChanges, writeContactFields } from './field-mutations'
import { readHandValues } from './hand-values'
import { forgetIgnored, insertNote, writeField, writeOwner } from './mutations'
import { cleanName } from './person-name'
import {
  addNoteSchema,
  askAgainSchema,
  changeFieldSchema,
  createContactSchema,
  describeContactSchema,
  setOwnerSchema,
} from './schema'

const LONGEST_TEXT = 20_000

/** A new contact by hand, known by a name, an e-mail or a phone at least. */
export const createContact = userAction(createContactSchema, async ({ user, input, now }) => {
  const [emails, phones] = [readHandValues('email', input.email), readHandValues('phone', input.phone)]
  if (!emails.ok) return emails
  if (!phones.ok) return phones
  const name = cleanName(input.name)
  const values = [...emails.values, ...phones.values]
  if (name === null && values.length === 0) return { ok: false as const, reason: 'empty' as const }
  const by = { userId: user.id, now }
  return inTransaction(async tx => {
    const plan = await planNewValues(tx, input.fields ?? {})
    if (!plan.ok) return plan
    const made = await insertContact(tx, { name, ownerId: input.ownerId, values }, by)
    if (made.ok) await writeChanges(tx, made.id, plan.changes, by)
    return made
  })
})

/** Writes the value of one custom field; null takes it away. */
export const changeContactField = userAction(
  changeFieldSchema,
  async ({ user, input: { contactId, key, was, value }, now }) => {
    return inTransaction(tx =>
      writeContactFields(tx, { contactId, values: { [key]: value }, was: { [key]: was } }, { userId: user.id, now }),
    )
  },
)

/** Writes what is known about a contact in free words; empty takes it away. */
export const describeContact = userAction(describeContactSchema, async ({ user, input, now }) => {
  const edit = { ...input, field: 'description' as const, to: cleanText(input.description, LONGEST_TEXT) }
  return inTransaction(tx => writeField(tx, edit, { userId: user.id, now }))
})

/** Gives the contact to somebody, or to nobody. */
export const setOwner = userAction(setOwnerSchema, async ({ user, input, now }) => {
  return inTransaction(tx => writeOwner(tx, input, { userId: user.id, now }))
})

/** Adds a note to the contact. */
export const addNote = userAction(addNoteSchema, async ({ user, input, now }) => {
  const text = cleanText(input.text, LONGEST_TEXT)
  if (text === null) return { ok: false as const, reason: 'empty' as const }
  return inTransaction(tx => insertNote(tx, { contactId: input.contactId, text }, { userId: user.id, now }))
})

/** A value that was never to be asked about again may be asked about again. */
export const askAgain = userAction(askAgainSchema, async ({ user, input, now }) => {
  return inTransaction(tx => forgetIgnored(tx, input, { userId: user.id, now }))
})
