import { describe, expect, it } from 'vitest'
import { mergeContacts } from '@/lib/identity/merge-mutations'
import { findForgotten, remindOf } from '@/lib/identity/remind-mutations'
import { settleConflict } from '@/lib/identity/settle-mutations'
import { undoSettlement } from '@/lib/identity/unsettle-mutations'
import { api, sql } from '../support/app'
import { conflict, lead, person, someEmail, somePhone, user } from '../support/rows'
import { write } from '../support/transaction'

// Long before what any other test does, so that nobody else's conflicts are old enough here.
const opened = new Date('2019-03-06T12:00:00.000Z')
const days = (count: number) => new Date(opened.getTime() + count * 86_400_000)

const DAYS = 3

// The setting is everybody's: no test beside this one, and no job, may see another than they began with.
const findAfter = (days: number, now: Date) =>
  write(async tx => {
    const set = (count: number) => tx.query('UPDATE settings SET conflict_reminder_days = $1', [count])
    await set(days)
    const found = await findForgotten(tx, now)
    await set(0)
    return found
  })
const remind = async (now: Date, days = DAYS) => {
  for (const conflictId of await findAfter(days, now)) await write(tx => remindOf(tx, { conflictId, now }))
}
const remindersOf = (conflictId: string) => sql('SELECT * FROM tasks WHERE conflict_id = $1', [conflictId])

async function forgotten(of: { managerId?: string; ownerId?: string } = {}) {
  const [known, given] = [somePhone(), somePhone()]
  const ana = await person('Ana Souza', { emails: [someEmail()], phones: [known] }, { owner_id: of.ownerId ?? null })
  const leadId = of.managerId ? await lead(ana.id, { manager_id: of.managerId }) : null
  const id = await conflict({ kind: 'phone', contactId: ana.id, key: given.key, value: given.raw, crm: known.raw })
  await sql('UPDATE conflicts SET first_seen_at = $2 WHERE id = $1', [id, opened])
  return { id, ana, leadId, known, given }
}

describe('a conflict that nobody settles', () => {
  it('becomes one task after the days of the settings, for the manager of the contact’s open lead', async () => {
    const manager = await user()
    const { id, ana, leadId, known, given } = await forgotten({ managerId: manager, ownerId: await user() })
    await remind(days(2.9))
    expect(await remindersOf(id)).toEqual([])
    await remind(days(3))
    await remind(days(4))
    const [task, ...more] = await remindersOf(id)
    expect(more).toEqual([])
    expect(task).toMatchObject({
      ...{
        kind: 'conflict',
        lead_id: leadId,
        contact_id: ana.id,
        assignee_id: manager,
        withdrawn_at: null,
        done_at: null,
      },
      title: 'Decidir o conflito de Ana Souza',
      text: `No CRM: ${known.raw}\nNo chat: ${given.raw}`,
    })
    expect(task!.due_at.getTime()).toBeGreaterThan(days(3).getTime())
    expect((await api(`/api/v1/tasks/${task!.id}`)).json).toMatchObject({ kind: 'conflict', conflictId: id })
    expect(await sql('SELECT state FROM conflicts WHERE id = $1', [id])).toEqual([{ state: 'open' }])
  })

  it('goes to the contact’s owner where there is no open lead, and to nobody where there is no owner', async () => {
    const owner = await user()
    const [owned, nobodys] = [await forgotten({ ownerId: owner }), await forgotten()]
    await remind(days(3))
    expect(await remindersOf(owned.id)).toMatchObject([{ assignee_id: owner, lead_id: null }])
    expect(await remindersOf(nobodys.id)).toMatchObject([{ assignee_id: null }])
  })

  it('asks no more once it is settled, and asks again when that is taken back', async () => {
    const { id } = await forgotten()
    await remind(days(3))
    const waits = async () => (await remindersOf(id)).map(task => task.withdrawn_at === null)
    expect(await waits()).toEqual([true])
    await write(tx => settleConflict(tx, { conflictId: id, choice: 'add', userId: null, now: days(4) }))
    expect(await waits()).toEqual([false])
    expect((await api(`/api/v1/tasks?contactId=${(await remindersOf(id))[0]!.contact_id}`)).json.data).toEqual([])
    await write(tx => undoSettlement(tx, { conflictId: id, userId: null, now: days(5) }))
    expect(await waits()).toEqual([true])
  })

  it('asks no more when a merge has answered it', async () => {
    const phone = somePhone()
    const [ana, bia] = [await person('Ana', { emails: [someEmail()] }), await person('Bia', { phones: [phone] })]
    const id = await conflict({
      kind: 'two_contacts',
      contactId: ana.id,
      otherContactId: bia.id,
      key: phone.key,
      value: phone.raw,
    })
    await sql('UPDATE conflicts SET first_seen_at = $2 WHERE id = $1', [id, opened])
    await remind(days(3))
    expect(await remindersOf(id)).toMatchObject([{ title: 'Decidir o conflito entre Ana e Bia', withdrawn_at: null }])
    await write(tx => mergeContacts(tx, { survivorId: ana.id, loserId: bia.id, userId: null, now: days(4) }))
    expect((await remindersOf(id)).map(task => task.withdrawn_at !== null)).toEqual([true])
  })

  it('stays done when somebody did the task and the settlement is taken back', async () => {
    const { id } = await forgotten()
    await remind(days(3))
    await sql('UPDATE tasks SET done_at = $2 WHERE conflict_id = $1', [id, days(3)])
    await write(tx => settleConflict(tx, { conflictId: id, choice: 'add', userId: null, now: days(4) }))
    await write(tx => undoSettlement(tx, { conflictId: id, userId: null, now: days(5) }))
    expect(await remindersOf(id)).toMatchObject([{ withdrawn_at: null, done_at: days(3) }])
  })

  it('is left alone where the settings say never', async () => {
    const { id } = await forgotten()
    await remind(days(90), 0)
    expect(await remindersOf(id)).toEqual([])
  })
})
