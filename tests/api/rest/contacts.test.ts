import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { api, app, ownChannel, postJivo, sql } from '../../support/app'
import { accepted, clientAttributeUpdated } from '../../samples/jivo-events'
import { insert } from '../../support/rows'
import { insertContact, insertLead, someChatNumber, somePhoneEnd, someWord } from './rows'
import { contact as contactShape, listOf } from './shapes'

type Contact = z.output<typeof contactShape>

const list = async (query: Record<string, string>): Promise<Contact[]> =>
  listOf(contactShape).parse((await api(`/api/v1/contacts?${new URLSearchParams(query)}`)).json).data
const get = async (id: string): Promise<Contact> => contactShape.parse((await api(`/api/v1/contacts/${id}`)).json)

let channel: Awaited<ReturnType<typeof ownChannel>>

beforeAll(async () => {
  channel = await ownChannel()
})

/** A contact that a chat made, with a name, an e-mail and a phone that nobody else has. */
async function metVisitor() {
  const word = someWord()
  const end = somePhoneEnd()
  const number = someChatNumber()
  const visitor = {
    name: `Márcia ${word}`,
    email: `Marcia.${word}@Example.com`,
    phone: `(11) 9${end}`,
    description: 'Loja do centro',
    number: String(number),
  }
  await postJivo(channel.token, accepted({ chat_id: number, visitor }))
  return { word, end, number }
}

describe('a contact that a chat made', () => {
  it('tells its identifiers with their source, its leads and its attributes', async () => {
    const { word, end, number } = await metVisitor()
    const attributes = { Empresa: 'Padaria Aurora', cidade: 'Niterói' }
    await postJivo(channel.token, clientAttributeUpdated({ client_id: number, attributes }))
    const [contact] = await list({ email: `marcia.${word}@example.com` })
    expect(contact).toMatchObject({
      name: `Márcia ${word}`,
      description: 'Loja do centro',
      emails: [{ address: `marcia.${word}@example.com`, primary: true, source: `chat #${number}`, ignored: false }],
      phones: [
        {
          e164: `+55119${end}`,
          key: `5511${end}M`,
          flag: null,
          primary: true,
          source: `chat #${number}`,
          shared: false,
        },
      ],
      visitorNumbers: [{ channelId: channel.id, number: String(number) }],
      customFields: attributes,
      url: `${app().baseUrl}/contacts/${contact?.id}`,
    })
    expect(contact?.leadIds).toHaveLength(1)
    expect(await get(contact?.id ?? '')).toEqual(contact)
  })

  it('is found by every spelling of its phone and of its e-mail, and by no other', async () => {
    const { word, end } = await metVisitor()
    const [four, last] = [end.slice(0, 4), end.slice(4)]
    const phones = [
      `(11) 9${four}-${last}`,
      `11${end}`,
      `+55 11 ${four}-${last}`,
      `55119${end}`,
      `011 9${four} ${last}`,
      `0 21 11 9${end}`,
      `00 55 11 9${end}`,
      `+55 (0)11 9${end}`,
      `11 9${end} ramal 12`,
      `11 9${end} / 11 3265-4321`,
    ]
    for (const phone of phones) expect([phone, (await list({ phone })).length]).toEqual([phone, 1])
    for (const email of [
      `MARCIA.${word}@EXAMPLE.COM`,
      ` marcia.${word}@example.com `,
      `mailto:marcia.${word}@example.com`,
    ]) {
      expect([email, (await list({ email })).length]).toEqual([email, 1])
    }
    for (const phone of [`11 8${end}`, `12 9${end}`, end, 'abc', "' OR 1=1--"])
      expect([phone, await list({ phone })]).toEqual([phone, []])
    for (const email of [`${word}@example.com`, `marcia.%@example.com`, "' OR ''='"])
      expect(await list({ email })).toEqual([])
    // a plus sign that was not escaped
    expect((await api(`/api/v1/contacts?phone=+55119${end}`)).json.data).toHaveLength(1)
    expect(await list({ phone: `11 9${end}`, email: `marcia.${word}@example.com` })).toHaveLength(1)
    expect(await list({ phone: `11 9${end}`, email: `outra.${word}@example.com` })).toEqual([])
  })

  it('is found by words of its name, a part of its e-mail and digits of its phone', async () => {
    const { word, end } = await metVisitor()
    for (const q of [word, `marcia ${word.toUpperCase()}`, `.${word}@exam`, `9${end.slice(0, 4)}-${end.slice(4)}`]) {
      expect([q, (await list({ q })).length]).toEqual([q, 1])
    }
    for (const q of [`m_rcia ${word}`, `%${word}`]) expect(await list({ q })).toEqual([])
  })

  it('is found by a phone that has no key only as it was written', async () => {
    const number = someChatNumber()
    const phone = `${somePhoneEnd().slice(0, 4)}-${somePhoneEnd().slice(4)}`
    await postJivo(
      channel.token,
      accepted({ chat_id: number, visitor: { number: String(number), email: null, phone } }),
    )
    const [contact] = await list({ phone })
    expect(contact?.phones).toMatchObject([{ raw: phone, e164: null, key: null, primary: true }])
    expect(contact?.phones[0]?.flag).not.toBeNull()
  })
})

describe('a contact that was merged away', () => {
  it('answers with the one it became part of, and is in no list', async () => {
    const word = someWord()
    const survivor = await insertContact({ name: `Fica ${word}` })
    const between = await insertContact({
      name: `Meio ${word}`,
      merged_into_id: survivor,
      merged_at: new Date(),
    })
    const loser = await insertContact({
      name: `Some ${word}`,
      merged_into_id: between,
      merged_at: new Date(),
    })
    await insertLead(survivor)
    const direct = await get(survivor)
    for (const id of [loser, between, loser.toUpperCase()]) {
      const answer = await api(`/api/v1/contacts/${id}`)
      expect(answer.status).toBe(200)
      expect(answer.json).toEqual({ ...direct, mergedFrom: id.toLowerCase() })
    }
    expect((await list({ q: word })).map(({ name }) => name)).toEqual([`Fica ${word}`])
  })
})

it('an ignored value is shown as such, after the others', async () => {
  const id = await insertContact({ name: 'Com ignorado' })
  const seen = { first_seen_at: new Date(), last_seen_at: new Date() }
  const key = `${randomUUID()}@example.com`
  await insert('identifiers', {
    contact_id: id,
    kind: 'email',
    raw: key,
    key,
    is_primary: true,
    source: 'hand',
    ...seen,
  })
  await sql(
    `INSERT INTO ignored_identifiers (contact_id, kind, key, raw)
     VALUES ($1, 'email', 'x@example.com', 'X@example.com')`,
    [id],
  )
  const { emails } = await get(id)
  expect(emails).toMatchObject([
    { address: key, primary: true, source: 'hand', ignored: false },
    { address: 'x@example.com', raw: 'X@example.com', primary: false, ignored: true },
  ])
})

it('a custom field of ours beats the attribute that Jivo gave the same key', async () => {
  const attributes = { plano: 'básico', cidade: 'Recife' }
  const id = await insertContact({ attributes, custom_fields: { plano: 'ouro' } })
  expect((await get(id)).customFields).toEqual({ plano: 'ouro', cidade: 'Recife' })
})

it('a manager is told with name and e-mail', async () => {
  const email = `${someWord()}@loja.example`
  const ownerId = await insert('users', { email, name: 'Bia Rocha', role: 'manager' })
  expect((await get(await insertContact({ owner_id: ownerId }))).manager).toEqual({
    id: ownerId,
    name: 'Bia Rocha',
    email,
  })
})
