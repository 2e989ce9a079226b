'use server'

import { revalidatePath } from 'next/cache'
import { makePersonLink, type PersonLink } from '@/lib/auth/setup-link-mutations'
import { userAction } from '@/lib/auth/user-action'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { rejoinPool } from './pool-mutations'
import { createPerson, mapKnownOperator, mapOperator, setActive, updatePerson } from './mutations'
import {
  activeSchema,
  changedPersonSchema,
  newOperatorSchema,
  newPersonSchema,
  operatorMappingSchema,
  personIdSchema,
} from './schema'

const PEOPLE = '/admin/people'
const OPERATORS = '/admin/operators'

/** Adds a person and answers the link with which they choose their password. */
export const invitePersonAction = userAction(
  newPersonSchema,
  async ({ user, input, now }) => {
    const invited = await inTransaction(async tx => {
      const made = await createPerson(tx, { ...input, passwordHash: null })
      if (!made.ok) return made
      return shown(await makePersonLink(tx, { userId: made.id, createdById: user.id }, now))
    })
    revalidatePath(PEOPLE)
    return invited
  },
  { role: 'admin' },
)

/** A new link with which a person chooses a password; older links of theirs end. */
export const makePasswordLinkAction = userAction(
  personIdSchema,
  async ({ user, input, now }) => {
    const made = await inTransaction(tx => makePersonLink(tx, { userId: input.id, createdById: user.id }, now))
    revalidatePath(PEOPLE)
    return shown(made)
  },
  { role: 'admin' },
)

/** Changes what is known of a person. */
export const updatePersonAction = userAction(
  changedPersonSchema,
  async ({ input, now }) => {
    const { id, ...person } = input
    const changed = await inTransaction(tx => updatePerson(tx, id, person, now))
    revalidatePath(PEOPLE)
    return changed
  },
  { role: 'admin' },
)

/** Lets a person in again, or no longer. */
export const setActiveAction = userAction(
  activeSchema,
  async ({ input, now }) => {
    const changed = await inTransaction(async tx => {
      const set = await setActive(tx, input.id, input.active, now)
      if (set.ok && input.backInPool) await rejoinPool(tx, input.id, now)
      return set
    })
    revalidatePath(PEOPLE)
    return changed
  },
  { role: 'admin' },
)

/** Says whose an operator's chats are. */
export const mapOperatorAction = userAction(
  operatorMappingSchema,
  async ({ input }) => {
    const mapped = await inTransaction(tx => mapKnownOperator(tx, input.operatorId, input.userId))
    revalidatePath(OPERATORS)
    return mapped
  },
  { role: 'admin' },
)

/** The same for an operator who has not answered any chat yet. */
export const addOperatorAction = userAction(
  newOperatorSchema,
  async ({ input }) => {
    const mapped = await inTransaction(tx => mapOperator(tx, input, input.userId))
    revalidatePath(OPERATORS)
    return mapped
  },
  { role: 'admin' },
)

function shown(made: ({ ok: true } & PersonLink) | { ok: false; reason: 'gone' }) {
  return made.ok ? { ok: true as const, link: `${env.APP_URL}/setup/${made.token}`, purpose: made.purpose } : made
}
