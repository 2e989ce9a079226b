'use server'

import { refresh } from 'next/cache'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { createLead as insertLead } from './create-mutations'
import { writeLeadFields } from './field-mutations'
import { findContacts as searchContacts } from './find-contacts-queries'
import { addNote as insertNote, editLead as writeEdit } from './mutations'
import { addNoteSchema, changeLeadFieldSchema, createLeadSchema, editLeadSchema, findContactsSchema } from './schema'

/** Changes one field of a lead; refuses as lib/leads/mutations.ts says. */
export const editLead = userAction(editLeadSchema, async ({ user, input, now }) => {
  const result = await inTransaction(tx => writeEdit(tx, input, { userId: user.id, now }))
  // Whoever was too late sees what stands there now.
  if (result.ok || result.reason === 'changed') refresh()
  return result
})

/** Writes the value of one custom field of a lead; null takes it away. */
export const changeLeadField = userAction(
  changeLeadFieldSchema,
  async ({ user, input: { leadId, key, was, value }, now }) => {
    return inTransaction(tx =>
      writeLeadFields(tx, { leadId, values: { [key]: value }, was: { [key]: was } }, { userId: user.id, now }),
    )
  },
)

/** Writes a note on a lead's timeline; refuses `gone`. */
export const addNote = userAction(addNoteSchema, async ({ user, input, now }) => {
  const note = await inTransaction(tx => insertNote(tx, input, { userId: user.id, now }))
  if (!note) return { ok: false as const, reason: 'gone' as const }
  refresh()
  return { ok: true as const, id: note.id }
})

/** Makes a lead by hand; refuses a value that somebody has already, with whose it is. */
export const createLead = userAction(createLeadSchema, ({ user, input, now }) =>
  inTransaction(tx => insertLead(tx, input, { userId: user.id, now })),
)

/** The contacts to choose from while one types a name, an e-mail or a part of a phone. */
export const findContacts = userAction(
  findContactsSchema,
  async ({ input }) => ({
    ok: true as const,
    contacts: input.q === '' ? [] : await searchContacts(input.q),
  }),
  { changes: 'nothing' },
)
