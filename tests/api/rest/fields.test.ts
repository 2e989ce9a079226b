import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { api, app, sql } from '../../support/app'
import { crm } from '../../support/crm'
import { identifier, lead, person, someEmail, somePhone, user, type Person } from '../../support/rows'
import { expectRefusal, get, post } from './ask'

const patch = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api(`/api/v1/${path}`, { method: 'PATCH', headers, body: JSON.stringify(body) })

const TYPES = ['text', 'number', 'money', 'date', 'choice', 'multi', 'bool', 'url'] as const

/** One field of each type, made for one test; keys by type. */
async function everyField(on: 'contact' | 'lead'): Promise<Record<(typeof TYPES)[number], string>> {
  const tag = randomUUID().slice(0, 8)
  const rows = TYPES.map((type, position) => ({
    id: randomUUID(),
    entity: on,
    key: `${type}_${tag}`,
    name: `${type} ${tag}`,
    type,
    position,
    choices: type === 'choice' || type === 'multi' ? ['Ouro', 'Prata'] : [],
    required: false,
    version: 1,
  }))
  await sql(
    `INSERT INTO fields (id, entity, key, name, type, choices, required, position, version)
     SELECT id, entity, key, name, type, choices, required, position, version FROM jsonb_populate_recordset(null::fields, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
  return Object.fromEntries(rows.map(({ type, key }) => [type, key])) as Record<(typeof TYPES)[number], string>
}

const GIVEN = {
  text: 'Rua das Flores',
  number: 7.5,
  money: 1234.56,
  date: '2026-12-31',
  choice: 'Ouro',
  multi: ['Prata', 'Ouro'],
  bool: false,
  url: 'https://loja.com.br/a',
}
const KEPT = { ...GIVEN, multi: ['Ouro', 'Prata'] }

const keyed = (keys: Record<string, string>, values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([type, value]) => [keys[type], value]))

test.each(['contact', 'lead'] as const)(
  'every type of value is written to a %s, read back, told in the history and taken away',
  async on => {
    const keys = await everyField(on)
    const { id: contactId } = await person('Ana', { emails: [someEmail()] })
    const id = on === 'contact' ? contactId : await lead(contactId)
    const answer = await patch(`${on}s/${id}/fields`, keyed(keys, GIVEN))
    expect(answer.status).toBe(200)
    expect(answer.json.id).toBe(id)
    expect(answer.json.fields).toMatchObject(keyed(keys, KEPT))
    const object = await get(`${on}s/${id}`)
    expect(object.fields).toEqual(answer.json.fields)
    if (on === 'contact')
      expect((await get(`contacts?q=Ana&limit=200`)).data.find((one: { id: string }) => one.id === id)?.fields).toEqual(
        answer.json.fields,
      )

    const told = async () =>
      (
        await sql<{ data: Record<string, unknown> }>(
          `SELECT data FROM history WHERE ${on}_id = $1 AND kind = $2 ORDER BY at, id`,
          [id, `${on}.custom_field`],
        )
      ).map(({ data }) => data)
    expect(await told()).toHaveLength(TYPES.length)
    expect(await told()).toContainEqual({
      key: keys.money,
      name: expect.any(String),
      type: 'money',
      from: null,
      to: 1234.56,
    })

    // The same again is no change.
    await patch(`${on}s/${id}/fields`, keyed(keys, GIVEN))
    expect(await told()).toHaveLength(TYPES.length)
    const cleared = await patch(`${on}s/${id}/fields`, { [keys.money]: null, [keys.multi]: [] })
    expect(cleared.json.fields).toMatchObject({ [keys.money]: null, [keys.multi]: null, [keys.bool]: false })
    expect((await told()).at(-2)).toMatchObject({ key: keys.money, from: 1234.56, to: null })
  },
)

test('one wrong value or unknown key refuses all of them, and names the key', async () => {
  const keys = await everyField('contact')
  const wrong = {
    text: 1,
    number: '7',
    money: 1.001,
    date: '31/12/2026',
    choice: 'Bronze',
    multi: 'Ouro',
    bool: 'sim',
    url: 'javascript:alert(1)',
  }
  const { id } = await person('Bia', { emails: [someEmail()] })
  const leadKeys = await everyField('lead')
  const leadId = await lead(id)
  for (const type of TYPES) {
    for (const [path, own] of [
      [`contacts/${id}`, keys],
      [`leads/${leadId}`, leadKeys],
    ] as const) {
      const right = type === 'text' ? 'bool' : 'text'
      const answer = await patch(`${path}/fields`, {
        [own[right]]: right === 'bool' ? true : 'x',
        [own[type]]: wrong[type],
      })
      expect(expectRefusal(answer, 422, 'wrong_value')).toContain(own[type])
    }
  }
  expect(
    expectRefusal(await patch(`contacts/${id}/fields`, { [keys.text]: 'x', nada_disso: 1 }), 422, 'unknown_field'),
  ).toContain('nada_disso')
  await sql('UPDATE fields SET archived_at = now() WHERE key = $1', [keys.number])
  expectRefusal(await patch(`contacts/${id}/fields`, { [keys.number]: 1 }), 422, 'unknown_field')
  const fields = (await get(`contacts/${id}`)).fields
  expect(TYPES.map(type => fields[keys[type]] ?? null)).toEqual(TYPES.map(() => null))
  expect(fields).not.toHaveProperty(keys.number)
  expect((await get(`contacts/${id}`)).version).toBe(1)
})

test('a program acts in the name of whoever made its token, and a hand’s value is marked as one', async () => {
  const keys = await everyField('contact')
  const { id } = await person('Caio', { emails: [someEmail()] })
  const adminId = await user('admin', 'Dona Rosa')
  const token = await crm<{ token: string }>(app(), 'token', 'create', '--name', 'ERP')
  await sql(`UPDATE api_tokens SET created_by_id = $1 WHERE name = 'ERP' AND token_hash = sha256($2)`, [
    adminId,
    Buffer.from(token.token),
  ])
  await patch(`contacts/${id}/fields`, { [keys.bool]: true }, { authorization: `Bearer ${token.token}` })
  const [event] = (await get(`contacts/${id}/history`)).data
  expect(event).toMatchObject({
    kind: 'contact.custom_field',
    user: { id: adminId, name: 'Dona Rosa' },
    data: { key: keys.bool, from: null, to: true },
  })
  expect(await sql('SELECT fields_by_hand, edited_by_hand FROM contacts WHERE id = $1', [id])).toEqual([
    { fields_by_hand: [keys.bool], edited_by_hand: true },
  ])
})

test('who knows only an e-mail or phone finds the contact by any of them, in any spelling, merged ones followed', async () => {
  const { text } = await everyField('contact')
  const [first, second, phone] = [someEmail(), someEmail(), somePhone()]
  const ana = await person('Ana', { emails: [first, second], phones: [phone] })
  const write = async (query: string, value: string) =>
    (await patch(`contacts/fields?${query}`, { [text]: value })).json
  expect(await write(`email=${encodeURIComponent(second.toUpperCase())}`, 'um')).toMatchObject({
    id: ana.id,
    fields: { [text]: 'um' },
  })
  expect(await write(`phone=${encodeURIComponent(phone.raw)}`, 'dois')).toMatchObject({
    id: ana.id,
    fields: { [text]: 'dois' },
  })
  const digits = phone.raw.replace(/\D/g, '')
  expect(await write(`phone=%2B55${digits}`, 'três')).toMatchObject({ id: ana.id })
  expect(await write(`phone=+55${digits}`, 'quatro')).toMatchObject({ id: ana.id, fields: { [text]: 'quatro' } })

  const survivor = await person('Ana Souza', { emails: [someEmail()] })
  expect((await post(`contacts/${survivor.id}/merge`, { loserId: ana.id })).status).toBe(200)
  expect(await write(`email=${encodeURIComponent(first)}`, 'cinco')).toMatchObject({ id: survivor.id })
  expect((await patch(`contacts/${ana.id}/fields`, { [text]: 'seis' })).json).toMatchObject({
    id: survivor.id,
    fields: { [text]: 'seis' },
  })
})

test('nobody is a 404, several owners of a shared phone a 409, and both or neither identifier a 400', async () => {
  const { text } = await everyField('contact')
  const phone = somePhone()
  const sharers: Person[] = [await person('Mãe'), await person('Filha')]
  for (const { id } of sharers) await identifier(id, 'phone', { ...phone, shared: true }, true)
  const body = { [text]: 'x' }
  expectRefusal(await patch(`contacts/fields?phone=${encodeURIComponent(phone.raw)}`, body), 409, 'ambiguous')
  expectRefusal(await patch(`contacts/fields?email=${someEmail()}`, body), 404, 'not_found')
  expectRefusal(await patch(`contacts/fields?phone=abc`, body), 404, 'not_found')
  expectRefusal(await patch(`contacts/fields`, body), 400, 'invalid_parameter')
  expectRefusal(await patch(`contacts/fields?email=a%40b.br&phone=11987654321`, body), 400, 'invalid_parameter')
  expectRefusal(await patch(`contacts/fields?nome=Ana`, body), 400, 'invalid_parameter')
  expectRefusal(await patch(`contacts/${randomUUID()}/fields`, body), 404, 'not_found')
  expectRefusal(await patch(`leads/${randomUUID()}/fields`, {}), 404, 'not_found')
  expectRefusal(await patch(`contacts/fields?email=${someEmail()}`, [1]), 400, 'invalid_body')
  expectRefusal(
    await patch(`contacts/fields?email=${someEmail()}`, body, { authorization: 'Bearer x' }),
    401,
    'unauthorized',
  )
  const refused = await api(`/api/v1/contacts/fields`, { method: 'POST' })
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'PATCH'])
  expect(
    await sql('SELECT FROM contacts WHERE id = ANY ($1) AND custom_fields <> $2', [sharers.map(({ id }) => id), '{}']),
  ).toEqual([])
})
