import { describe, expect, test } from 'vitest'
import { CHANNEL, eventOf } from '@/tests/samples/facts'
import {
  accepted,
  callEvent,
  chatAssigned,
  clientUpdated,
  offlineMessage,
  type Body,
} from '@/tests/samples/jivo-events'
import { chatKeyOf, subjectOf } from '@/lib/jivo/natural-keys'
import { factsQuery, locksOf, ourLink } from './facts-query'
import { readPerson } from './reading'

const APP = 'https://crm.example'
const ID = '0199aaaa-0000-7000-8000-00000000000a'

function queryOf(body: Body) {
  const event = eventOf(body)
  const chatKey = chatKeyOf(event, 'hash')
  const place = {
    deliveryId: ID,
    channelId: CHANNEL,
    subject: subjectOf(event) ?? 'body:hash',
    chatKey,
    bodyKey: 'body:hash',
    appUrl: APP,
  }
  return factsQuery(event, readPerson(event), place)
}

describe('an address of ours', () => {
  test.each([
    [`${APP}/contacts/${ID}`, { kind: 'contacts', id: ID }],
    [`${APP}/leads/${ID}`, { kind: 'leads', id: ID }],
    [`${APP}/contacts/${ID.toUpperCase()}/`, { kind: 'contacts', id: ID }],
    [`${APP}/contacts/${ID}?from=jivo#chat`, { kind: 'contacts', id: ID }],
    [`http://crm.example/contacts/${ID}`, { kind: 'contacts', id: ID }],
  ])('%s is read', (address, link) => {
    expect(ourLink(address, APP)).toEqual(link)
  })

  test.each([
    `https://outro.example/contacts/${ID}`,
    `${APP}.outro.example/contacts/${ID}`,
    `${APP}:8443/contacts/${ID}`,
    `${APP}/contacts/7`,
    `${APP}/contacts/${ID}7`,
    `${APP}/tasks/${ID}`,
    `${APP}/x/contacts/${ID}`,
    `/contacts/${ID}`,
    'contato da Ana',
    '',
    null,
  ])('%s is none', address => {
    expect(ourLink(address, APP)).toBeNull()
  })
})

describe('what is looked up for an event', () => {
  test('its chat, its keys and its operators, by login and by id', () => {
    const query = queryOf(accepted())
    expect(query).toMatchObject({
      chatKey: 'chat:7301',
      ownKey: null,
      visitorChat: false,
      visitorNumber: '5120',
      callKey: null,
    })
    expect(query.keys).toEqual([
      { kind: 'email', key: 'helena.prado@example.com' },
      { kind: 'phone', key: '554191234567M' },
      { kind: 'visitor', key: `${CHANNEL}:5120` },
    ])
    expect(query.operators).toEqual([{ key: 'rogerio@aurora.example', idKey: '#208', login: 'rogerio@aurora.example' }])
  })

  test('without a chat_id the visitor’s running chat, or one by the body', () => {
    expect(queryOf(accepted({ chat_id: 0 }))).toMatchObject({ chatKey: null, ownKey: 'body:hash', visitorChat: true })
    expect(queryOf(accepted({ chat_id: 0, visitor: { number: null } }))).toMatchObject({
      ownKey: 'body:hash',
      visitorChat: false,
    })
    expect(queryOf(clientUpdated())).toMatchObject({ chatKey: null, ownKey: null, visitorChat: false })
  })

  test('an offline message also by its own id', () => {
    expect(queryOf(offlineMessage())).toMatchObject({
      chatKey: 'chat:7350',
      ownKey: 'offline:1772000123456',
      offlineMessageId: '1772000123456',
    })
  })

  test('the task of a call by channel and chat', () => {
    expect(queryOf(callEvent()).callKey).toBe(`${CHANNEL}:chat:7390`)
  })

  test('where a pasted address leads', () => {
    expect(queryOf(chatAssigned({ assign_to: `${APP}/leads/${ID}` }))).toMatchObject({
      linkLeadId: ID,
      linkContactId: null,
    })
    expect(queryOf(chatAssigned())).toMatchObject({ linkLeadId: null, linkContactId: null })
  })
})

describe('the locks of an event', () => {
  test('are one for each key and for the chat, in one order, whatever the order of the keys', () => {
    const query = queryOf(accepted())
    const locks = locksOf(query)
    expect(new Set(locks).size).toBe(4)
    expect(locks).toEqual(locks.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)))
    expect(locksOf({ ...query, keys: query.keys.toReversed() })).toEqual(locks)
  })

  test('are shared by two events of one person over two spellings', () => {
    const one = locksOf(queryOf(accepted({ visitor: { phone: '+55 41 99123-4567' } })))
    const two = locksOf(queryOf(accepted({ chat_id: 9, visitor: { phone: '41 9123-4567' } })))
    expect(two.filter(lock => one.includes(lock))).toHaveLength(3)
  })
})
