import { describe, expect, test } from 'vitest'
import { sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  contactsOf,
  deliveriesOf,
  leadsOf,
  ownerOf,
  send,
  someone,
} from '@/tests/support/intake'
import { accepted, clientAttributeUpdated, clientUpdated } from '@/tests/samples/jivo-events'

const onlyNumber = (number: string) => ({ name: null, email: null, phone: null, description: null, number })

describe('client_updated', () => {
  test('of an unknown visitor who left contacts in a pop-up makes contact and lead, numbered by the visitor', async () => {
    const channel = await channelOf()
    const visitor = someone()
    const answer = await send(channel, clientUpdated({ visitor, client_id: Number(visitor.number) }))
    expect(answer).toEqual({ result: 'ok' })
    expect(await leadsOf(channel)).toMatchObject([
      { title: `JivoChat #${visitor.number} – ${visitor.name}`, first_chat_id: null },
    ])
    expect(await chatsOf(channel)).toEqual([])
    await send(channel, clientUpdated({ visitor: { ...visitor, name: 'Outra' }, client_id: visitor.number }))
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('of an unknown visitor without any contact leaves nothing but the delivery', async () => {
    const channel = await channelOf()
    const { number } = someone()
    await send(channel, clientUpdated({ visitor: onlyNumber(number), client_id: number }))
    expect(await contactsOf(channel)).toEqual([])
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'handled' }])
  })

  test('of a known one changes the contact: fills what is empty, asks about what differs, makes no lead', async () => {
    const channel = await channelOf()
    const [visitor, other] = [someone(), someone()]
    await send(channel, accepted({ chat_id: chatNumber(), visitor: { ...visitor, phone: null } }))
    const card = {
      organization: { id: '1', name: 'Padaria' },
      status: { id: 4, title: 'contact_later' },
      tags: [{ id: 1, title: 'VIP' }],
    }
    await send(
      channel,
      clientUpdated({ visitor: { ...visitor, email: other.email }, client_id: visitor.number, ...card }),
    )
    const [contact, ...more] = await contactsOf(channel)
    expect(more).toEqual([])
    expect(contact).toMatchObject({ organization: 'Padaria', jivo_status: 'contact_later', tags: ['VIP'] })
    expect(await ownerOf(visitor.key)).toBe(contact!.id)
    const conflicts = await sql('SELECT kind, chat_value, chat_id FROM conflicts WHERE contact_id = $1', [contact!.id])
    expect(conflicts).toEqual([{ kind: 'email', chat_value: other.email, chat_id: null }])
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('with a chat_id is answered as chat_updated is', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, accepted(common))
    const answer = await send(channel, clientUpdated({ ...common, client_id: common.visitor.number }))
    expect(answer.crm_link).toContain('/contacts/')
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('never overwrites what a person wrote', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    await sql(`UPDATE contacts SET name = 'Por Mão', name_by_hand = true, edited_by_hand = true WHERE id = $1`, [
      await ownerOf(visitor.email),
    ])
    await send(channel, clientUpdated({ visitor: { ...visitor, name: 'Do Jivo' }, client_id: visitor.number }))
    expect(await contactsOf(channel)).toMatchObject([{ name: 'Por Mão' }])
  })
})

describe('client_attribute_updated', () => {
  test.each([
    ['an object', { Cargo: 'Gerente', Lojas: 3 }],
    ['a list of pairs', [{ Cargo: 'Gerente' }, { Lojas: 3 }]],
    [
      'names and values',
      [
        { name: 'Cargo', value: 'Gerente' },
        { name: 'Lojas', value: 3 },
      ],
    ],
  ])('keeps attributes given as %s on the contact', async (_, attributes) => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, accepted({ chat_id: chatNumber(), visitor }))
    await send(channel, clientAttributeUpdated({ client_id: Number(visitor.number), attributes: undefined }))
    await send(
      channel,
      JSON.stringify({ event_name: 'client_attribute_updated', client_id: visitor.number, attributes }),
    )
    expect(await contactsOf(channel)).toMatchObject([{ attributes: { Cargo: 'Gerente', Lojas: '3' } }])
  })

  test('of a visitor whom nobody knows is kept as a delivery', async () => {
    const channel = await channelOf()
    await send(channel, clientAttributeUpdated({ client_id: chatNumber() }))
    expect(await deliveriesOf(channel)).toMatchObject([{ outcome: 'handled', contact_id: null }])
  })
})
