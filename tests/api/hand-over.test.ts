import { describe, expect, it } from 'vitest'
import { handOver } from '@/lib/identity/hand-over-mutations'
import type { HandOverInput } from '@/lib/identity/hand-over-schema'
import { takeLead } from '@/lib/leads/queue-mutations'
import { sql } from '../support/app'
import { insert, lead, person, user } from '../support/rows'
import { write } from '../support/transaction'

const now = new Date('2026-11-22T15:00:00.000Z')

/** Somebody who leaves: two open leads of two contacts, one won, a task of a lead and one of a contact. */
async function leaver() {
  const [id, admin] = [await user('manager', 'Caio Reis'), await user('admin')]
  const [one, other] = [await person('Lia', {}, { owner_id: id }), await person('Rui', {}, { owner_id: id })]
  const leads = [
    await lead(one.id, { manager_id: id }),
    await lead(other.id, { manager_id: id, manager_by_hand: true }),
  ]
  const won = await lead(one.id, { manager_id: id, status: 'won' })
  const task = { kind: 'manual', title: 'Ligar', text: '', assignee_id: id, due_at: now, created_at: now }
  const tasks = [
    await insert('tasks', { ...task, lead_id: leads[0], contact_id: one.id }),
    await insert('tasks', { ...task, contact_id: other.id }),
  ]
  const done = await insert('tasks', { ...task, contact_id: other.id, done_at: now, done_by_id: id })
  return { id, admin, contacts: [one.id, other.id], leads, won, tasks, done }
}

const hand = (from: { id: string; admin: string }, to: HandOverInput['to']) =>
  write(tx => handOver(tx, { id: from.id, to }, { userId: from.admin, now }))
const column = async (table: string, name: string, ids: string[]) => {
  const rows = await sql(`SELECT id, ${name} AS value FROM ${table} WHERE id = ANY($1)`, [ids])
  return ids.map(id => rows.find(row => row.id === id)?.value as string | null)
}

describe('handing over what somebody leaves', () => {
  it('gives open leads, open tasks and contacts to one person, each told in the history, and nothing else', async () => {
    const caio = await leaver()
    const ana = await user('manager', 'Ana Prado')
    expect(await hand(caio, { kind: 'person', id: ana })).toMatchObject({
      ok: true,
      handed: { leads: 2, tasks: 2, contacts: 2 },
    })
    expect(await column('leads', 'manager_id', [...caio.leads, caio.won])).toEqual([ana, ana, caio.id])
    expect(await column('tasks', 'assignee_id', [...caio.tasks, caio.done])).toEqual([ana, ana, caio.id])
    expect(await column('contacts', 'owner_id', caio.contacts)).toEqual([ana, ana])
    expect(await column('users', 'active', [caio.id])).toEqual([false])
    const told = await sql('SELECT kind, data FROM history WHERE contact_id = ANY($1) ORDER BY kind', [caio.contacts])
    expect(told.map(row => row.kind)).toEqual([
      'contact.field',
      'contact.field',
      'lead.manager',
      'lead.manager',
      'task.handed',
      'task.handed',
    ])
    expect(told.every(row => row.data.from === 'Caio Reis' && row.data.to === 'Ana Prado')).toBe(true)
  })

  it('leaves leads in the queue, where events may give them to somebody again', async () => {
    const caio = await leaver()
    await hand(caio, { kind: 'queue' })
    expect(await column('leads', 'manager_id', caio.leads)).toEqual([null, null])
    expect(await column('leads', 'manager_by_hand', caio.leads)).toEqual([false, false])
    expect(await column('tasks', 'assignee_id', caio.tasks)).toEqual([null, null])
  })

  it('changes nothing where the receiver has left too, or is the one who leaves', async () => {
    const caio = await leaver()
    const gone = await insert('users', {
      email: `${caio.id}@gone.example`,
      name: 'Eva',
      role: 'manager',
      active: false,
    })
    for (const id of [gone, caio.id]) {
      expect(await hand(caio, { kind: 'person', id })).toEqual({ ok: false, reason: 'unknown_manager' })
    }
    expect(await column('leads', 'manager_id', caio.leads)).toEqual([caio.id, caio.id])
    expect(await column('users', 'active', [caio.id])).toEqual([true])
  })
})

describe('the places of somebody who leaves', () => {
  /** Somebody whom a rule, a channel and the round robin name, and who made two tokens, one of them revoked. */
  async function standing() {
    const [id, admin] = [await user('manager', 'Caio Reis', { in_pool: true }), await user('admin')]
    const rule = await insert('assignment_rules', {
      subject: 'department',
      value: id,
      user_id: id,
      position: 900,
      created_at: now,
    })
    const token = { created_by_id: id, created_at: now }
    return {
      id,
      admin,
      rule,
      channel: await insert('channels', { name: `Loja ${id.slice(-6)}`, default_manager_id: id }),
      token: await insert('api_tokens', { ...token, name: 'BI', token_hash: `\\x${id.replaceAll('-', '')}` }),
      other: await insert('api_tokens', {
        created_by_id: admin,
        created_at: now,
        name: 'BI',
        token_hash: `\\x${admin.replaceAll('-', '')}`,
      }),
    }
  }
  const of = async (caio: Awaited<ReturnType<typeof standing>>) => ({
    rule: (await column('assignment_rules', 'user_id', [caio.rule]))[0],
    channel: (await column('channels', 'default_manager_id', [caio.channel]))[0],
    pool: (await column('users', 'in_pool', [caio.id]))[0],
    revoked: await column('api_tokens', 'revoked_at IS NOT NULL', [caio.token, caio.other]),
  })
  const left = async (id: string) =>
    (await sql(`SELECT user_id, data FROM history WHERE kind = 'person.left' AND data->>'personId' = $1`, [id]))[0]

  it('go to whoever takes them, tokens end, and one row says so', async () => {
    const [caio, ana] = [await standing(), await user('manager', 'Ana Prado')]
    const to = { id: caio.id, to: { kind: 'person' as const, id: ana }, takesPlaces: true }
    const places = { rules: 1, channels: 1, defaultOwner: false, pool: true, tokens: 1 }
    expect(await write(tx => handOver(tx, to, { userId: caio.admin, now }))).toMatchObject({ ok: true, left: places })
    expect(await of(caio)).toEqual({ rule: ana, channel: ana, pool: false, revoked: [true, false] })
    expect(await left(caio.id)).toMatchObject({
      user_id: caio.admin,
      data: { name: 'Caio Reis', placesTo: 'Ana Prado', left: places },
    })
  })

  it('stay as they are otherwise, but for the round robin and the tokens', async () => {
    for (const to of [{ kind: 'queue' as const }, { kind: 'person' as const, id: await user() }]) {
      const caio = await standing()
      await hand(caio, to)
      expect(await of(caio)).toEqual({ rule: caio.id, channel: caio.id, pool: false, revoked: [true, false] })
    }
  })

  it('stay as they are, all of them, where the person may not leave', async () => {
    const caio = await standing()
    const refused = await write(tx =>
      handOver(
        tx,
        { id: caio.id, to: { kind: 'person', id: caio.id }, takesPlaces: true },
        { userId: caio.admin, now },
      ),
    )
    expect(refused).toEqual({ ok: false, reason: 'unknown_manager' })
    expect(await of(caio)).toEqual({ rule: caio.id, channel: caio.id, pool: true, revoked: [false, false] })
  })

  it('include the default of the account', async () => {
    const [caio, ana] = [await standing(), await user('manager', 'Ana Prado')]
    const result = await write(async tx => {
      await tx.query('UPDATE settings SET default_owner_id = $1', [caio.id])
      const to = { id: caio.id, to: { kind: 'person' as const, id: ana }, takesPlaces: true }
      const handed = await handOver(tx, to, { userId: caio.admin, now })
      const { rows } = await tx.query('SELECT default_owner_id AS owner FROM settings')
      // Other tests share the settings: nobody else sees this one.
      await tx.query('UPDATE settings SET default_owner_id = NULL')
      return { handed, owner: rows[0].owner }
    })
    expect(result).toMatchObject({ handed: { ok: true, left: { defaultOwner: true } }, owner: ana })
  })
})

describe('taking a lead from the queue', () => {
  it('is won by one of two who ask at once, and the other hears by whom', async () => {
    const people = [await user('manager', 'Ana Prado'), await user('manager', 'Bia Nunes')]
    const contact = await person('Lia')
    const id = await lead(contact.id)
    const task = await insert('tasks', {
      kind: 'manual',
      title: 'Ligar',
      text: '',
      lead_id: id,
      contact_id: contact.id,
      due_at: now,
      created_at: now,
    })
    const results = await Promise.all(people.map(userId => write(tx => takeLead(tx, id, { userId, now }))))
    const [winner, loser] = results[0]!.ok ? [0, 1] : [1, 0]
    expect(results[winner]).toEqual({ ok: true })
    expect(results[loser]).toEqual({ ok: false, reason: 'taken', by: ['Ana Prado', 'Bia Nunes'][winner] })
    expect(await column('leads', 'manager_id', [id])).toEqual([people[winner]])
    expect(await column('tasks', 'assignee_id', [task])).toEqual([people[winner]])
    expect(await column('contacts', 'owner_id', [contact.id])).toEqual([people[winner]])
    expect(
      await sql(`SELECT count(*)::int AS rows FROM history WHERE lead_id = $1 AND kind = 'lead.manager'`, [id]),
    ).toEqual([{ rows: 1 }])
    // The same press twice is no refusal.
    expect(await write(tx => takeLead(tx, id, { userId: people[winner]!, now }))).toEqual({ ok: true })
  })

  it('is refused for a lead that was closed meanwhile', async () => {
    const ana = await user()
    const id = await lead((await person('Lia')).id, { status: 'lost' })
    expect(await write(tx => takeLead(tx, id, { userId: ana, now }))).toEqual({ ok: false, reason: 'gone' })
  })
})
