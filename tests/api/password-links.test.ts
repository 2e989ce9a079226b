import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { setPassword } from '@/lib/auth/mutations'
import { makePersonLink, redeemSetupLink } from '@/lib/auth/setup-link-mutations'
import { setActive, updatePerson } from '@/lib/team/mutations'
import { app, sql } from '../support/app'
import { newPerson, type Person, type Role } from '../support/people'
import { write } from '../support/transaction'

type Made = Person & { id: string }

const where = { device: null, address: '127.0.0.1' }
const hashOf = () => `scrypt$17$8$1$${randomUUID()}`

const linkFor = async (person: Made, at = new Date()) => {
  const made = await write(tx => makePersonLink(tx, { userId: person.id, createdById: null }, at))
  if (!made.ok) throw new Error(made.reason)
  return made
}

const redeem = (
  token: string,
  now = new Date(),
  given: { name?: string; email?: string; passwordHash?: string } = {},
) =>
  write(tx =>
    redeemSetupLink(tx, token, { name: 'Nova', email: 'x@y.example', passwordHash: hashOf(), ...given }, where, now),
  )

const change = (person: Made, to: { email?: string; role?: Role }) =>
  write(tx =>
    updatePerson(
      tx,
      person.id,
      { name: person.name, email: person.email, login: null, role: 'manager', ...to },
      new Date(),
    ),
  )

const passwordOf = async (id: string) =>
  (await sql<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE id = $1', [id]))[0]?.hash

/** Whether the page of a link offers a form. */
const opens = async (token: string) =>
  (await (await fetch(`${app().baseUrl}/setup/${token}`)).text()).includes('name="password"')

describe('a link for a password', () => {
  it('ends when the person changes the password, the role, the e-mail, leaves or comes back', async () => {
    const changes: ((person: Made) => Promise<unknown>)[] = [
      person => write(tx => setPassword(tx, { id: person.id, passwordHash: hashOf() }, where, new Date())),
      person => change(person, { role: 'admin' }),
      person => change(person, { role: 'viewer' }),
      person => change(person, { email: `${randomUUID()}@aurora.example` }),
      person => write(tx => setActive(tx, person.id, false, new Date())),
      async person => {
        await write(tx => setActive(tx, person.id, false, new Date()))
        await write(tx => setActive(tx, person.id, true, new Date()))
      },
    ]
    for (const [index, happens] of changes.entries()) {
      const person = await newPerson()
      const { token } = await linkFor(person)
      await happens(person)
      const before = await passwordOf(person.id)
      expect([index, await redeem(token)]).toEqual([index, { ok: false, reason: 'used' }])
      expect(await passwordOf(person.id)).toBe(before)
    }
  })

  it('offers a form until it ends, and none afterwards', async () => {
    const person = await newPerson()
    const { token } = await linkFor(person)
    expect(await opens(token)).toBe(true)
    await change(person, { email: `${randomUUID()}@aurora.example` })
    expect(await opens(token)).toBe(false)
  })

  it('belongs to the person, not to whoever has the address later', async () => {
    const [first, second] = [await newPerson(), await newPerson('admin')]
    const { email } = first
    await sql('UPDATE users SET password_hash = NULL WHERE id = $1', [first.id])
    const { token } = await linkFor(first)
    await sql('UPDATE users SET email = $2 WHERE id = $1', [first.id, `${randomUUID()}@aurora.example`])
    await sql('UPDATE users SET email = $2 WHERE id = $1', [second.id, email])
    const before = await passwordOf(second.id)
    const used = await redeem(token, new Date(), { email })
    expect(used).toMatchObject({ ok: true, userId: first.id })
    expect(await passwordOf(second.id)).toBe(before)
  })

  it('works once, and ends the older ones of the person', async () => {
    const person = await newPerson()
    const older = await linkFor(person)
    const { token } = await linkFor(person)
    expect(await redeem(older.token)).toEqual({ ok: false, reason: 'used' })
    const tries = await Promise.all(Array.from({ length: 6 }, () => redeem(token)))
    expect(tries.filter(one => one.ok)).toHaveLength(1)
    expect(await redeem(token)).toEqual({ ok: false, reason: 'used' })
  })

  it('works for 24 hours where the person has a password, and for seven days as an invitation', async () => {
    const now = new Date()
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
    const [known, invited] = [await newPerson(), await newPerson()]
    await sql('UPDATE users SET password_hash = NULL WHERE id = $1', [invited.id])
    const [reset, invitation] = [await linkFor(known, now), await linkFor(invited, now)]
    expect([reset.purpose, reset.expiresAt]).toEqual(['reset', later(24)])
    expect([invitation.purpose, invitation.expiresAt]).toEqual(['invitation', later(7 * 24)])
    expect(await redeem(reset.token, later(24))).toEqual({ ok: false, reason: 'used' })
    expect(await redeem(reset.token, later(23.9))).toMatchObject({ ok: true })
    expect(await redeem(invitation.token, later(7 * 24 - 0.1))).toMatchObject({ ok: true })
  })

  it('is not made for somebody who is not active', async () => {
    const person = await newPerson()
    await write(tx => setActive(tx, person.id, false, new Date()))
    expect(await write(tx => makePersonLink(tx, { userId: person.id, createdById: null }, new Date()))).toEqual({
      ok: false,
      reason: 'gone',
    })
  })

  it('sets no password after a change of the person that comes at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const person = await newPerson()
      const { token } = await linkFor(person)
      const given = hashOf()
      const [changed, used] = await Promise.all([
        change(person, { role: 'admin' }),
        redeem(token, new Date(), { passwordHash: given }),
      ])
      expect(changed).toEqual({ ok: true })
      const [left] = await sql<{ sessions: number; links: number }>(
        `SELECT (SELECT count(*)::int FROM sessions WHERE user_id = $1 AND ended_at IS NULL) AS sessions,
                (SELECT count(*)::int FROM setup_links WHERE user_id = $1 AND used_at IS NULL) AS links`,
        [person.id],
      )
      expect(left).toEqual({ sessions: 0, links: 0 })
      expect((await passwordOf(person.id)) === given).toBe(used.ok)
    }
  })

  it('is recorded with who made it and who used it', async () => {
    const [maker, person] = [await newPerson('admin'), await newPerson()]
    const made = await write(tx => makePersonLink(tx, { userId: person.id, createdById: maker.id }, new Date()))
    if (!made.ok) throw new Error(made.reason)
    await redeem(made.token, new Date(), { name: 'Nova Pessoa' })
    const rows = await sql(
      `SELECT kind, user_id AS by, data->>'name' AS name, data->>'purpose' AS purpose FROM history WHERE data->>'subjectId' = $1 ORDER BY at, id`,
      [person.id],
    )
    expect(rows).toEqual([
      { kind: 'password-link.made', by: maker.id, name: person.name, purpose: 'reset' },
      { kind: 'password-link.used', by: person.id, name: 'Nova Pessoa', purpose: 'reset' },
    ])
    expect(
      await sql(
        'SELECT created_by_id AS by, user_id AS of, used_at IS NOT NULL AS used FROM setup_links WHERE user_id = $1',
        [person.id],
      ),
    ).toEqual([{ by: maker.id, of: person.id, used: true }])
  })
})
