import { describe, expect, it } from 'vitest'
import { value } from '@/tests/samples/identity-rows'
import { planChatMove, type ChatToMove, type LeadToSplit, type MoveFacts, type MoveTarget } from './move-chat'
import type { Change } from './row-changes'

const now = new Date('2026-05-05T12:00:00Z')
const days = (count: number) => new Date(now.getTime() - count * 86_400_000)

const chat = (id: string, row: Partial<ChatToMove> = {}): ChatToMove => ({
  ...{
    id,
    contactId: 'ana',
    leadId: 'lead',
    pinned: false,
    channelId: 'site',
    naturalKey: `chat:${id}`,
    jivoChatId: id,
  },
  ...{ visitorNumber: null, description: null, lastEventAt: '2026-05-04T12:00:00Z' },
  ...row,
})

const lead = (chats: string[], row: Partial<LeadToSplit> = {}): LeadToSplit => ({
  ...{ id: 'lead', title: `JivoChat #${chats[0]} – Ana`, titleByHand: false, source: 'JivoChat', managerId: 'maria' },
  ...{
    managerReason: { code: 'operator' },
    channelId: 'site',
    firstChatId: chats[0] ?? null,
    tasks: [],
    notes: [],
    history: [],
  },
  chats: chats.map(id => ({ id, jivoChatId: id, visitorNumber: null })),
  ...row,
})

const bia = (openLeads: MoveTarget['openLeads'] = []): MoveTarget => ({
  id: 'bia',
  calledBy: { name: 'Bia', phone: null, email: null },
  openLeads,
})
const facts = (chats: ChatToMove[], leads: LeadToSplit[], more: Partial<MoveFacts> = {}): MoveFacts => ({
  chats,
  leads,
  deliveries: [],
  visitors: [],
  ...more,
})

function plan(given: MoveFacts, target: MoveTarget) {
  let made = 0
  const rules = {
    openLeadDays: 30,
    titleTemplate: 'JivoChat #{chat_id} – {name}',
    visitorWord: 'Visitante',
    now,
    newId: () => `new-${(made += 1)}`,
  }
  return planChatMove(given, target, rules)
}

const of = (changes: Change[], table: Change['table']) => changes.filter(change => change.table === table)

describe('a chat that is the only one of its lead', () => {
  const only = lead(['18'], {
    tasks: [
      { id: 't1', contactId: 'ana', sourceKey: null },
      { id: 't2', contactId: 'caio', sourceKey: null },
    ],
    notes: [{ id: 'n1', contactId: 'ana', sourceChatId: null }],
    history: ['h1'],
  })

  it('takes its lead along, with what hangs on it, and the title names the new person', () => {
    const { newLeads, changes } = plan(facts([chat('18')], [only]), bia())
    expect(newLeads).toEqual([])
    expect(of(changes, 'leads')).toMatchObject([
      { to: { contact_id: 'bia' } },
      { to: { title: 'JivoChat #18 – Bia' }, soft: true },
    ])
    expect(of(changes, 'chats')).toMatchObject([
      { ids: ['18'], to: { contact_id: 'bia', lead_id: 'lead', pinned: true } },
    ])
    expect(of(changes, 'tasks')).toMatchObject([{ ids: ['t1'] }])
    expect(of(changes, 'notes')).toMatchObject([{ ids: ['n1'] }])
    expect(of(changes, 'history')).toMatchObject([{ ids: ['h1'] }])
  })

  it('leaves a title that a person wrote', () => {
    const { changes } = plan(facts([chat('18')], [{ ...only, titleByHand: true }]), bia())
    expect(of(changes, 'leads')).toHaveLength(1)
  })
})

describe('a chat that leaves others behind', () => {
  const both = lead(['18', '19'], {
    tasks: [
      { id: 'own', contactId: 'ana', sourceKey: 'site:chat:18' },
      { id: 'other', contactId: 'ana', sourceKey: null },
    ],
    notes: [
      { id: 'said', contactId: 'ana', sourceChatId: '18' },
      { id: 'written', contactId: 'ana', sourceChatId: null },
    ],
  })

  it('joins the open lead of its new person, with the tasks and notes it brought', () => {
    const { newLeads, changes } = plan(facts([chat('18')], [both]), bia([{ id: 'open', lastActivityAt: days(3) }]))
    expect(newLeads).toEqual([])
    expect(of(changes, 'chats')).toMatchObject([{ to: { contact_id: 'bia', lead_id: 'open', pinned: true } }])
    expect(of(changes, 'tasks')).toMatchObject([{ ids: ['own'], to: { lead_id: 'open' } }])
    expect(of(changes, 'notes')).toMatchObject([{ ids: ['said'], to: { lead_id: 'open' } }])
  })

  it('numbers the lead that stays by the first chat it still has', () => {
    const { changes } = plan(facts([chat('18')], [both]), bia([{ id: 'open', lastActivityAt: days(3) }]))
    expect(of(changes, 'leads')).toMatchObject([
      { to: { first_chat_id: '19' } },
      { to: { title: 'JivoChat #19 – Ana' } },
    ])
  })

  it('gets a lead of its own where the open one is too old, of the same manager', () => {
    const { newLeads } = plan(facts([chat('18')], [both]), bia([{ id: 'old', lastActivityAt: days(31) }]))
    expect(newLeads).toMatchObject([
      { id: 'new-1', title: 'JivoChat #18 – Bia', contact_id: 'bia', manager_id: 'maria', first_chat_id: '18' },
    ])
  })

  it('of two leads share the one that was just made', () => {
    const second = { ...lead(['28', '29']), id: 'second' }
    const { newLeads, changes } = plan(facts([chat('18'), chat('28', { leadId: 'second' })], [both, second]), bia())
    expect(newLeads).toHaveLength(1)
    expect(of(changes, 'chats').map(change => change.does === 'update' && change.to.lead_id)).toEqual([
      'new-1',
      'new-1',
    ])
  })
})

it('the visitor number and the deliveries of a chat go with it, but not those that tell of somebody else', () => {
  const number = value('v', 'ana', 'site:7', { kind: 'visitor' })
  const deliveries = [
    { id: 'd1', chatId: '18', contactId: 'ana', leadId: 'lead' },
    { id: 'd2', chatId: '18', contactId: 'caio', leadId: 'lead' },
  ]
  const { changes } = plan(facts([chat('18')], [lead(['18'])], { visitors: [number], deliveries }), bia())
  expect(of(changes, 'identifiers')).toMatchObject([{ ids: ['v'], to: { contact_id: 'bia' }, soft: true }])
  expect(of(changes, 'deliveries')).toMatchObject([{ ids: ['d1'], to: { contact_id: 'bia', lead_id: 'lead' } }])
})
