import { describe, expect, test } from 'vitest'
import { caseOf, chat, CHANNEL, contact, lead, phone, settings } from '@/tests/samples/facts'
import { callEvent, finished, offlineMessage, type Body } from '@/tests/samples/jivo-events'
import type { Facts } from '../facts'
import { decide } from './decide'

const manager = { id: 'ana', name: 'Ana', active: true }
const withManager = { settings: settings({ defaultOwner: manager }) }
const planOf = (body: Body, facts: Partial<Facts> = {}) => decide(caseOf(body, facts)).plan

describe('the task of an offline message', () => {
  test('quotes it in full and is the lead’s manager’s, an hour into the next working day', () => {
    const message = 'Boa tarde!\n\nVocês entregam? 😀'
    expect(planOf(offlineMessage({ message }), withManager).tasksNew).toMatchObject([
      {
        kind: 'offline_message',
        sourceKey: `${CHANNEL}:chat:7350`,
        title: 'Responder mensagem offline de Helena Prado',
        text: message,
        assigneeId: 'ana',
        // Sunday noon: Monday, 9:00 to 10:00 in São Paulo.
        dueAt: new Date('2026-11-23T13:00:00Z'),
      },
    ])
  })

  test('is nobody’s where the lead was kept by hand for somebody who has left', () => {
    const known = contact({ leadCount: 1 })
    const kept = lead({ contactId: known.id }, { manager: { ...manager, active: false }, managerByHand: true })
    const its = chat({ contactId: known.id, leadId: kept.id }, { naturalKey: 'chat:7350' })
    const plan = planOf(offlineMessage(), { ...withManager, chat: its, lead: kept, leads: [kept], contacts: [known] })
    expect(plan.tasksNew).toMatchObject([{ leadId: kept.id, assigneeId: null }])
    expect(plan.leadChange).toMatchObject({ managerId: 'ana', assigned: false })
    expect(plan.contactChange?.ownerId ?? null).toBeNull()
  })

  test('calls somebody without a name by the phone, else the e-mail, else the number', () => {
    const title = (visitor: Body) => planOf(offlineMessage({ visitor: { name: null, ...visitor } })).tasksNew[0]!.title
    expect(title({})).toBe('Responder mensagem offline de (41) 99123-4567')
    expect(title({ phone: null })).toBe('Responder mensagem offline de helena.prado@example.com')
    expect(title({ phone: null, email: null })).toBe('Responder mensagem offline de Visitante 5120')
  })

  test('is made for nobody who is blocked', () => {
    const known = contact({ leadCount: 1 })
    const spam = lead({ contactId: known.id }, { status: 'spam', firstChatId: 'chat' })
    const blocked = chat(
      { contactId: known.id, leadId: spam.id },
      { id: 'chat', naturalKey: 'chat:7350', blacklisted: true, state: 'finished' },
    )
    const plan = planOf(offlineMessage(), { chat: blocked, lead: spam, leads: [spam], contacts: [known] })
    expect(plan.tasksNew).toEqual([])
    expect(planOf(finished({ chat: { blacklisted: true } })).leadNew).toMatchObject({ status: 'spam' })
  })
})

describe('the task of a call', () => {
  const call = (status: string, more: Body = {}) =>
    callEvent({ call: { type: 'incoming', phone: '+5511987654321', status, record_url: null, ...more } })
  const known = contact({ identifiers: [phone('87654321')], leadCount: 1 })
  const its = lead({ contactId: known.id })
  const facts = (overrides: Partial<Facts> & { connected?: boolean } = {}): Partial<Facts> => ({
    chat: chat(
      { contactId: known.id, leadId: its.id },
      { naturalKey: 'chat:7390', kind: 'call', callConnected: overrides.connected ?? false },
    ),
    lead: its,
    leads: [its],
    contacts: [known],
    ...overrides,
  })
  const made = (overrides = {}) => ({ id: 'task', doneAt: null, withdrawnAt: null, ...overrides })

  test.each([
    ['end', 1],
    ['error', 1],
    ['start', 0],
    ['agent_connected', 0],
    ['client_connected', 0],
    ['hold', 0],
  ])('at the status %s: %i', (status, count) => {
    expect(planOf(call(status), facts()).tasksNew).toHaveLength(count)
  })

  test('is not made when somebody was connected before it ended', () => {
    expect(planOf(call('end'), facts({ connected: true })).tasksNew).toEqual([])
  })

  test('is made once: the second end makes no other', () => {
    const plan = planOf(call('end', { record_url: 'https://r.example/1.mp3' }), facts({ callTask: made() }))
    expect([plan.tasksNew, plan.tasksWithdrawn]).toEqual([[], []])
  })

  test('names the number to call and Jivo’s reason', () => {
    expect(planOf(call('error', { reason: 'no_answer' }), facts()).tasksNew[0]).toMatchObject({
      kind: 'missed_call',
      text: '(11) 98765-4321\nMotivo informado pelo Jivo: ninguém atendeu',
    })
  })

  test('is withdrawn by a late “connected”, and wanted again by an error after it', () => {
    expect(planOf(call('client_connected'), facts({ callTask: made() })).tasksWithdrawn).toMatchObject([
      { id: 'task', withdrawn: true },
    ])
    const back = planOf(call('error'), facts({ callTask: made({ withdrawnAt: '2026-11-22T14:00:00Z' }) }))
    expect(back.tasksWithdrawn).toMatchObject([{ id: 'task', withdrawn: false }])
  })

  test('stays as it is once it is done', () => {
    expect(
      planOf(call('client_connected'), facts({ callTask: made({ doneAt: '2026-11-22T14:00:00Z' }) })).tasksWithdrawn,
    ).toEqual([])
  })
})
