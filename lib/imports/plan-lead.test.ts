import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Field } from '@/lib/fields/field'
import type { ContactFact } from '@/lib/intake/facts'
import { managerBook } from './find-manager'
import { findStage, findStatus } from './lead-words'
import { planLead, type LeadFact } from './plan-lead'
import { readLead } from './read-lead'
import { leadTargets, type Target } from './guess-columns'

const ana = { id: 'u1', name: 'Ana Lima', active: true }
const boss = { id: 'u2', name: 'Chefe', active: true }
const size: Field = {
  id: 'f',
  entity: 'lead',
  key: 'tamanho',
  name: 'Tamanho',
  type: 'number',
  choices: [],
  required: false,
}
const mapping: Target[] = [...leadTargets, 'lead:field:tamanho']
const rules = {
  mapping,
  fields: [],
  leadFields: [size],
  stages: ['new', 'proposal', 'vip'],
  managers: managerBook([{ ...ana, email: 'ana@loja.com.br', login: null }]),
  areaCode: null,
  locale: 'pt-BR' as const,
}

const contact = (owner: ContactFact['owner'] = null) =>
  ({ id: 'c1', name: 'Bia', owner, identifiers: [] as ContactFact['identifiers'] }) as ContactFact
const cells = (given: Partial<Record<(typeof leadTargets)[number] | 'size', string>>) =>
  [...leadTargets, 'size' as const].map(target => given[target] ?? '')
const plan = (row: string[], leads: LeadFact[] = [], owner: ContactFact['owner'] = null) =>
  planLead({
    reading: readLead(row, rules)!,
    contact: contact(owner),
    leads,
    fields: [size],
    settings: { defaultOwner: boss, contactOwnerFirst: false },
    locale: 'pt-BR',
    newId: uuid,
  })

describe('the lead of a row', () => {
  it('is none where only a number stands, or nothing', () => {
    expect([readLead(cells({}), rules), readLead(cells({ 'lead:number': '18', 'lead:title': ' - ' }), rules)]).toEqual([
      null,
      null,
    ])
  })

  it('is called as its contact without a title, and goes to whom the row names, else to the owner, else to the default', () => {
    expect(plan(cells({ 'lead:stage': 'Proposal', 'lead:manager': 'ANA LIMA' })).after).toMatchObject({
      title: 'Bia',
      stage: 'proposal',
      manager: ana,
    })
    expect(plan(cells({ 'lead:stage': 'vip' }), [], ana)).toMatchObject({
      after: { manager: ana, stage: 'vip' },
      reason: { code: 'contact_owner' },
    })
    expect(plan(cells({ 'lead:title': 'Muro' }))).toMatchObject({
      after: { manager: boss },
      reason: { code: 'account_default' },
    })
  })

  it('knows stages and statuses in both languages, and tells one that there is not', () => {
    expect([
      findStage('PROPOSTA', rules.stages),
      findStage('Qualificado', rules.stages),
      findStatus('ganho'),
      findStatus('Lost'),
      findStatus('x'),
    ]).toEqual(['proposal', null, 'won', 'lost', null])
    expect(plan(cells({ 'lead:stage': 'Qualificado' }))).toMatchObject({
      after: { stage: 'new' },
      said: [{ code: 'stage_unknown', value: 'Qualificado' }],
    })
  })

  it('a second time is the same lead with nothing new and nothing different, whatever the row', () => {
    const text = fc.constantFrom('', 'Muro', 'Ana Lima', 'Proposta', 'Ganho', 'a, b', '12,5', '7', 'n/a', '\n', 'Chefe')
    fc.assert(
      fc.property(fc.array(text, { minLength: mapping.length, maxLength: mapping.length }), row => {
        if (!readLead(row, rules)) return
        const first = plan(row)
        expect(first.outcome).toBe('created')
        const again = plan(row, [first.after])
        expect([again.outcome, again.after.id, again.told]).toEqual(['unchanged', first.after.id, []])
        expect(again.said.filter(one => one.code === 'kept')).toEqual([])
      }),
    )
  })

  it('of another contact is told and not touched', () => {
    const other = { ...plan(cells({ 'lead:title': 'Muro' })).after, number: 18, contactId: 'c2' }
    expect(plan(cells({ 'lead:number': '#18', 'lead:title': 'Muro' }), [other])).toMatchObject({
      outcome: 'created',
      said: [{ code: 'lead_elsewhere', value: '18' }],
    })
  })
})
