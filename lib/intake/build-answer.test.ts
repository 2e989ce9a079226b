import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerSchema } from '@/lib/jivo/answer'
import { eventOf, settings } from '@/tests/samples/facts'
import { accepted, callEvent, clientUpdated, finished, updated, type Body } from '@/tests/samples/jivo-events'
import { buildAnswer, isAnswered } from './build-answer'
import type { PanelField } from './chosen-lines'
import type { PersonAfter } from './decide/case'
import { readPerson } from './reading'
import { intakeWords } from './words'

const APP = 'https://crm.example'
const FIELDS = [
  { entity: 'contact', key: 'saldo', type: 'money' },
  { entity: 'contact', key: 'cliente_desde', type: 'date' },
  { entity: 'lead', key: 'licencas', type: 'number' },
] satisfies PanelField[]
const nobody = { name: null, email: null, phone: null, description: null }

const openLead = (over: Partial<NonNullable<PersonAfter['openLead']>> = {}) => ({
  id: 'l1',
  title: 'JivoChat #18 – Ana Souza',
  stage: 'new',
  tags: [],
  customFields: {},
  ...over,
})

function person(overrides: Partial<PersonAfter> = {}): PersonAfter {
  return {
    contactId: 'c1',
    name: 'Ana Souza',
    description: null,
    emails: [{ address: 'ana@loja.example', key: 'ana@loja.example', primary: true }],
    phones: [{ raw: '11 98765-4321', e164: '+5511987654321', key: '551187654321M', primary: true }],
    managerName: 'Bruno Dias',
    openLead: openLead(),
    openLeads: 1,
    tags: [],
    customFields: {},
    knownSince: '2026-03-02T12:00:00Z',
    lastChat: null,
    openConflicts: 0,
    ...overrides,
  }
}

function answer(visitor: Body, who: PersonAfter | null = person(), overrides = {}, locale = 'pt-BR') {
  return buildAnswer(who, readPerson(eventOf(accepted({ visitor }))), {
    settings: settings(overrides),
    fields: FIELDS,
    words: intakeWords(locale),
    appUrl: APP,
  })
}

const titles = (visitor: Body, who = person()) => answer(visitor, who).custom_data?.map(({ title }) => title)

describe('contact_info', () => {
  test('carries what the chat did not give, and what is the same by key', () => {
    expect(answer(nobody).contact_info).toEqual({
      name: 'Ana Souza',
      email: 'ana@loja.example',
      phone: '+5511987654321',
    })
    expect(answer({ name: 'Ana Souza', email: ' ANA@loja.example', phone: '11 8765-4321' }).contact_info).toEqual(
      answer(nobody).contact_info,
    )
  })

  test('leaves out what differs, so that nothing in Jivo is overwritten', () => {
    expect(answer({ name: 'Aninha', email: 'outra@loja.example', phone: '21 99876-5432' }).contact_info).toBeUndefined()
  })

  test('leaves out the phone where the chat gave one without DDD, and the e-mail where it gave none that can be read', () => {
    expect(answer({ ...nobody, phone: '98765-4321', email: 'ana arroba' }).contact_info).toEqual({ name: 'Ana Souza' })
  })

  test('takes one equal value among two as the same', () => {
    expect(answer({ ...nobody, phone: '21 99876-5432 / 11 98765-4321' }).contact_info?.phone).toBe('+5511987654321')
  })

  test('is always the CRM’s where the setting says so', () => {
    const given = { name: 'Aninha', email: 'outra@loja.example', phone: '21 99876-5432' }
    expect(answer(given, person(), { contactInfoPolicy: 'always' }).contact_info).toEqual(answer(nobody).contact_info)
  })

  test('has the description under the same rule', () => {
    const who = person({ description: 'Cliente desde 2019' })
    expect(answer(nobody, who).contact_info?.description).toBe('Cliente desde 2019')
    expect(answer({ ...nobody, description: 'Outra' }, who).contact_info).not.toHaveProperty('description')
  })

  test('never carries a phone that cannot be called, or an e-mail that is none', () => {
    const who = person({
      emails: [{ address: 'ana arroba', key: null, primary: false }],
      phones: [{ raw: '98765-4321', e164: null, key: null, primary: true }],
    })
    expect(answer(nobody, who).contact_info).toEqual({ name: 'Ana Souza' })
  })
})

describe('custom_data', () => {
  test('has what differs, then manager, open lead, last chat and open conflicts', () => {
    const who = person({ lastChat: { startedAt: '2026-11-21T02:30:00Z', operator: 'Rogério' }, openConflicts: 2 })
    expect(answer({ name: 'Aninha', email: 'outra@loja.example', phone: '21 99876-5432' }, who).custom_data).toEqual([
      { title: 'E-mail no CRM', content: 'ana@loja.example' },
      { title: 'Telefone no CRM', content: '(11) 98765-4321' },
      { title: 'Nome no CRM', content: 'Ana Souza' },
      { title: 'Responsável', content: 'Bruno Dias' },
      { title: 'Lead aberto', content: 'JivoChat #18 – Ana Souza', link: `${APP}/leads/l1` },
      // The day in the account's zone.
      { title: 'Última conversa', content: '20/11/2026 · Rogério' },
      { title: '⚠', content: '2 conflitos abertos' },
    ])
  })

  test('says that there is no manager, and nothing of a lead that is not open', () => {
    const who = person({ managerName: null, openLead: null })
    expect(answer(nobody, who).custom_data).toEqual([{ title: 'Responsável', content: 'sem responsável' }])
    expect(answer(nobody, who, {}, 'en').custom_data).toEqual([{ title: 'Owner', content: 'no owner' }])
  })

  test('waits with a title whose number is not known yet', () => {
    expect(titles(nobody, person({ openLead: openLead({ title: 'JivoChat #{lead_number} – Ana' }) }))).toEqual([
      'Responsável',
    ])
  })
})

describe('the lines an administrator chose', () => {
  const line = (source: string, over = {}) => ({ source, title: source, ...over })
  const told = (panelLines: unknown, who = person(), visitor: Body = nobody) =>
    answer(visitor, who, { panelLines }).custom_data

  test('come first, in their order, with values as people read them', () => {
    const who = person({
      customFields: { saldo: 1234.5, cliente_desde: '2019-03-02' },
      openLead: openLead({ customFields: { licencas: 12 }, tags: ['vip'] }),
      tags: ['loja'],
      openLeads: 2,
    })
    const lines = [
      line('lead.licencas'),
      line('contact.saldo', { title: 'Saldo', key: 'Conta' }),
      line('contact.cliente_desde'),
      line('computed.tags'),
      line('computed.open_leads'),
      line('computed.stage'),
      line('computed.known_since'),
    ]
    expect(
      told(lines, who)
        ?.slice(0, 7)
        .map(({ title: _title, ...shown }) => shown),
    ).toEqual([
      { content: '12' },
      { key: 'Conta', content: 'R$ 1.234,50' },
      { content: '02/03/2019' },
      { content: 'loja, vip' },
      { content: '2' },
      { content: 'Novo' },
      { content: '02/03/2026' },
    ])
  })

  test('lead to the contact, to its open lead, or to an address with the value in it', () => {
    const lines = [
      line('contact.saldo', { link: 'https://erp.example/c?v={value}' }),
      line('computed.open_leads', { link: 'contact' }),
      line('computed.manager', { link: 'lead' }),
    ]
    expect(
      told(lines, person({ customFields: { saldo: 10 } }))
        ?.slice(0, 3)
        .map(({ link }) => link),
    ).toEqual([`https://erp.example/c?v=${encodeURIComponent('R$ 10,00')}`, `${APP}/contacts/c1`, `${APP}/leads/l1`])
    expect(
      told(lines, person({ openLead: null }))?.find(({ title }) => title === 'computed.manager'),
    ).not.toHaveProperty('link')
  })

  test('with nothing to say are left out: an empty value, an archived field, a lead that is not open', () => {
    const lines = [
      line('contact.saldo'),
      line('contact.arquivado'),
      line('lead.licencas'),
      line('computed.tags'),
      line('computed.open_conflicts'),
    ]
    expect(told(lines, person({ openLead: null, customFields: { arquivado: 'x' } }))).toEqual([
      { title: 'Responsável', content: 'Bruno Dias' },
    ])
  })

  test('are not said twice, and what differs from the chat still has its place among ten', () => {
    const lines = [line('computed.manager', { title: 'Quem atende' })]
    expect(told(lines)?.map(({ title }) => title)).toEqual(['Quem atende', 'Lead aberto'])
    const nine = Array.from({ length: 9 }, (_, n) => line(`contact.f${n}`))
    const who = person({ customFields: { saldo: 1 } })
    expect(
      told([line('contact.saldo'), ...nine], who, { ...nobody, phone: '21 99876-5432' })?.map(({ title }) => title),
    ).toEqual(['contact.saldo', 'Telefone no CRM', 'Responsável', 'Lead aberto'])
  })
})

describe('the whole answer', () => {
  test('has the absolute address of the contact’s page and the button to link, if the setting wants it', () => {
    expect(answer(nobody)).toMatchObject({ result: 'ok', crm_link: `${APP}/contacts/c1`, enable_assign: true })
    expect(answer(nobody, person(), { enableAssign: false }).enable_assign).toBe(false)
  })

  test('of nobody is ok alone', () => {
    expect(answer(nobody, null)).toEqual({ result: 'ok' })
  })

  test('is given to chat_accepted, chat_updated, and client_updated within a chat', () => {
    const events = [accepted(), updated(), clientUpdated({ chat_id: 5 }), clientUpdated(), finished(), callEvent()]
    expect(events.map(body => isAnswered(eventOf(body)))).toEqual([true, true, true, false, false, false])
  })

  test('whatever a name, a title or a description holds, it is what Jivo takes: ten lines at most, no markup', () => {
    const words = fc.string({ unit: 'binary', maxLength: 3000 })
    const anything = fc.record({ name: words, title: words, description: words, managerName: words, operator: words })
    fc.assert(
      fc.property(anything, ({ name, title, description, managerName, operator }) => {
        const who = person({
          name,
          description,
          managerName,
          openLead: openLead({ title }),
          lastChat: { startedAt: '2026-11-21T02:30:00Z', operator },
        })
        const given = answer({ name: 'Aninha' }, who)
        expect(answerSchema.safeParse(given).success).toBe(true)
        expect(given.crm_link).toBe(`${APP}/contacts/c1`)
        expect(given.custom_data?.length).toBeLessThanOrEqual(10)
        expect(JSON.stringify(given.custom_data)).not.toMatch(/[<>\u202e]/)
        expect(JSON.stringify(given).isWellFormed()).toBe(true)
      }),
    )
  })

  test('a name and a description of emoji are cut between pictures', () => {
    const given = answer(nobody, person({ name: '😀'.repeat(200), description: '😀'.repeat(1500) }))
    expect(given.contact_info?.name).toBe('😀'.repeat(127))
    expect(given.contact_info?.description).toBe('😀'.repeat(1024))
  })
})
