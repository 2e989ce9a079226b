'use server'

import { userAction } from '../auth/user-action'
import { readHandValues } from '../contacts/hand-values'
import { cleanName } from '../contacts/person-name'
import {
  addValueSchema,
  makePrimarySchema,
  markValueSchema,
  mendValueSchema,
  renameContactSchema,
  restoreValueSchema,
  valueSchema,
} from '../contacts/schema'
import { inTransaction } from '../db/transaction'
import type { TitleRules } from '../leads/retitle-mutations'
import { getSettings } from '../settings/queries'
import { takeValueSchema } from './schema'
import { takeValue, undoTake } from './take-value-mutations'
import { addValues, editValue, renameContact, undoRemoval, type ValueEdit } from './contact-edit-mutations'

// What changes the name or the primary e-mail and phone changes the titles of leads too, so it stands above contacts.

/** Names the contact by hand. */
export const rename = userAction(renameContactSchema, async ({ user, input, now }) => {
  const rules = await titleRules()
  const edit = { ...input, name: cleanName(input.name) }
  return inTransaction(tx => renameContact(tx, edit, rules, { userId: user.id, now }))
})

/** Adds an e-mail, or every phone of what was typed. */
export const addContactValue = userAction(addValueSchema, async ({ user, input, now }) => {
  const read = readHandValues(input.kind, input.text)
  if (!read.ok) return read
  if (read.values.length === 0) return { ok: false as const, reason: 'empty' as const }
  const rules = await titleRules()
  return inTransaction(tx => addValues(tx, input.contactId, read.values, rules, { userId: user.id, now }))
})

/** Makes an e-mail or a phone the primary one. */
export const makeValuePrimary = userAction(makePrimarySchema, async ({ user, input, now }) => {
  return edit(input.contactId, { does: 'primary', ...input }, user.id, now)
})

/** Takes an e-mail or a phone off the contact; the answer names what brings it back. */
export const removeContactValue = userAction(valueSchema, async ({ user, input, now }) => {
  return edit(input.contactId, { does: 'remove', ...input }, user.id, now)
})

/** Puts a value right: its missing DDD, or the whole of it. */
export const mendContactValue = userAction(mendValueSchema, async ({ user, input, now }) => {
  return edit(input.contactId, { does: 'mend', ...input }, user.id, now)
})

/** Marks a value as verified, as shared, or as the Brazilian number it looks like. */
export const markContactValue = userAction(markValueSchema, async ({ user, input, now }) => {
  return edit(input.contactId, { does: 'mark', ...input }, user.id, now)
})

/** Brings a removed value back. */
export const restoreContactValue = userAction(restoreValueSchema, async ({ user, input, now }) => {
  const rules = await titleRules()
  return inTransaction(tx => undoRemoval(tx, input.contactId, input.historyId, rules, { userId: user.id, now }))
})

/** Brings a value that belongs to another contact to this one; the answer names what takes it back. */
export const takeContactValue = userAction(takeValueSchema, async ({ user, input, now }) => {
  const read = readHandValues(input.kind, input.value)
  const value = read.ok ? read.values[0] : undefined
  if (value?.key == null) return { ok: false as const, reason: 'gone' as const }
  const rules = await titleRules()
  const taking = { ...input, key: value.key }
  return inTransaction(tx => takeValue(tx, taking, { userId: user.id, now, rules }))
})

/** Gives a value back that was brought from another contact. */
export const undoTakeValue = userAction(restoreValueSchema, async ({ user, input, now }) => {
  const rules = await titleRules()
  return inTransaction(tx => undoTake(tx, input, { userId: user.id, now, rules }))
})

async function edit(contactId: string, change: ValueEdit, userId: string, now: Date) {
  const rules = await titleRules()
  return inTransaction(tx => editValue(tx, contactId, change, rules, { userId, now }))
}

async function titleRules(): Promise<TitleRules> {
  const { titleTemplate, locale } = await getSettings()
  return { titleTemplate, visitorWord: locale === 'en' ? 'Visitor' : 'Visitante' }
}
