import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/auth/api-token-mutations'
import { setActive, updatePerson } from '@/lib/team/mutations'
import { app, sql } from '../../support/app'
import { crm } from '../../support/crm'
import { newPerson } from '../../support/people'
import { write } from '../../support/transaction'

const ask = (token: string) =>
  fetch(`${app().baseUrl}/api/v1/leads?limit=1`, { headers: { authorization: `Bearer ${token}` } })

const tokenOf = async (createdById: string | null, days = 365) => {
  const made = await write(tx =>
    createApiToken(tx, { name: `BI ${randomUUID().slice(0, 6)}`, days, createdById }, new Date()),
  )
  if (!made.ok) throw new Error(made.reason)
  return made
}

type Listed = {
  tokens: {
    id: string
    name: string
    state: string
    createdBy: string | null
    expiresAt: string
    lastUsedAt: string | null
  }[]
}

describe('an API token', () => {
  it('ends with the access or the role of whoever made it, and does not come back', async () => {
    const changes = [
      async (id: string) => write(tx => setActive(tx, id, false, new Date())),
      async (id: string, email: string) =>
        write(tx => updatePerson(tx, id, { name: 'Caio', email, login: null, role: 'viewer' }, new Date())),
      async (id: string) => sql(`UPDATE users SET role = 'manager' WHERE id = $1`, [id]),
    ]
    for (const [index, change] of changes.entries()) {
      const maker = await newPerson('admin')
      const { token } = await tokenOf(maker.id)
      expect([index, (await ask(token)).status]).toEqual([index, 200])
      await change(maker.id, maker.email)
      expect([index, (await ask(token)).status]).toEqual([index, 401])
    }
    const back = await newPerson('admin')
    const { token } = await tokenOf(back.id)
    await write(tx => setActive(tx, back.id, false, new Date()))
    await write(tx => setActive(tx, back.id, true, new Date()))
    expect((await ask(token)).status).toBe(401)
  })

  it('is not made by somebody who may not have one', async () => {
    const manager = await newPerson('manager')
    expect(await write(tx => createApiToken(tx, { name: 'x', days: 1, createdById: manager.id }, new Date()))).toEqual({
      ok: false,
      reason: 'forbidden',
    })
  })

  it('ends when it expires, a year after it was made unless said otherwise', async () => {
    const made = await tokenOf(null, 1)
    expect((await ask(made.token)).status).toBe(200)
    await sql(`UPDATE api_tokens SET expires_at = now() - interval '1 second' WHERE id = $1`, [made.id])
    expect((await ask(made.token)).status).toBe(401)
    const { expiresAt } = await crm<{ expiresAt: string }>(app(), 'token', 'create', '--name', 'Planilha')
    expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(365, 1)
    const short = await crm<{ expiresAt: string }>(app(), 'token', 'create', '--name', 'Planilha', '--days', '30')
    expect((Date.parse(short.expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(30, 1)
    await expect(crm(app(), 'token', 'create', '--name', 'x', '--days', '731')).rejects.toThrow(
      /--days may be 1 to 730/,
    )
  })

  it('of the admin command is listed and revoked by it, and refused from then on', async () => {
    const { id, token } = await tokenOf(null)
    await ask(token)
    await expect
      .poll(async () => (await crm<Listed>(app(), 'token', 'list')).tokens.find(one => one.id === id)?.lastUsedAt)
      .toBeTruthy()
    const { tokens } = await crm<Listed>(app(), 'token', 'list')
    expect(tokens.find(one => one.id === id)).toMatchObject({
      state: 'live',
      createdBy: null,
      expiresAt: expect.any(String),
    })
    expect(JSON.stringify(tokens)).not.toContain(token)
    const revoked = await crm<{ id: string; revokedAt: string }>(app(), 'token', 'revoke', '--id', id)
    expect(revoked).toMatchObject({ id, revokedAt: expect.any(String) })
    expect((await ask(token)).status).toBe(401)
    expect(await crm(app(), 'token', 'revoke', '--id', id)).toMatchObject({ id, revokedAt: revoked.revokedAt })
    expect((await crm<Listed>(app(), 'token', 'list')).tokens.map(one => one.id)).not.toContain(id)
    for (const unknown of [randomUUID(), 'abc'])
      await expect(crm(app(), 'token', 'revoke', '--id', unknown)).rejects.toThrow(/no (such token|id)/)
  })
})
