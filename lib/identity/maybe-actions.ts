'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { maySettleAll } from '../auth/permissions'
import { userAction } from '../auth/user-action'
import { inTransaction } from '../db/transaction'
import { keepApart, togetherAgain } from './apart-mutations'
import { getSettings } from '../settings/queries'
import { findMaybe } from './maybe-queries'
import { findSettlersBetween } from './rights-queries'

const id = z.uuid()

/** The contact is none of those it may be: remembered for everybody. Answers whom it was told apart from; `forbidden` as with a merge. */
export const sayNobodyKnown = userAction(z.object({ contactId: id }), async ({ user, input, now }) => {
  const { conflictRights } = await getSettings()
  const apartFrom = await inTransaction(async tx => {
    const people = (await findMaybe(input.contactId, tx))?.people ?? []
    for (const { id: otherId } of people) {
      const settlers = conflictRights === 'everybody' ? [] : await findSettlersBetween(input.contactId, otherId, tx)
      if (!maySettleAll(user, settlers, conflictRights)) return null
    }
    for (const { id: otherId } of people) await keepApart(tx, { oneId: input.contactId, otherId, userId: user.id, now })
    return people.map(person => person.id)
  })
  if (!apartFrom) return { ok: false as const, reason: 'forbidden' as const }
  refresh()
  return { ok: true as const, apartFrom }
})

/** Takes that back: the question stands again. */
export const askWhoAgain = userAction(
  z.object({ contactId: id, otherIds: z.array(id).max(20) }),
  async ({ user, input, now }) => {
    await inTransaction(tx => togetherAgain(tx, { ...input, userId: user.id, now }))
    refresh()
    return { ok: true as const }
  },
)
