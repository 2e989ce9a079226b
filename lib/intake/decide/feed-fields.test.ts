import { describe, expect, it } from 'vitest'
import { caseOf, contact, visitorNumber } from '@/tests/samples/facts'
import { clientAttributeUpdated } from '@/tests/samples/jivo-events'
import type { ContactFact, FieldFact } from '../facts'
import { decide } from './decide'

const field = (key: string, type: FieldFact['type'], choices: string[] = []): FieldFact => ({
  entity: 'contact',
  key,
  name: key.toUpperCase(),
  type,
  choices,
})

function told(attributes: Record<string, unknown>, fields: FieldFact[], known: Partial<ContactFact> = {}) {
  const whose = contact({ identifiers: [visitorNumber('48213')], ...known })
  const { plan, why } = decide(
    caseOf(clientAttributeUpdated({ client_id: 48213, attributes }), { contacts: [whose], fields }),
  )
  return {
    set: plan.contactChange?.customFields,
    history: plan.history.filter(({ kind }) => kind === 'contact.custom_field'),
    why: why.map(({ code, name }) => [code, name]),
  }
}

describe('attributes of a client', () => {
  it('fill the contact’s own fields of the same key, by their types, and the history says by which event', () => {
    const fields = [
      field('saldo', 'money'),
      field('plano', 'choice', ['Ouro', 'Prata']),
      field('vip', 'bool'),
      field('nome_da_empresa', 'text'),
    ]
    const { set, history } = told(
      { saldo: 1234.5, Plano: 'ouro', vip: true, Nome_da_empresa: 'Padaria Aurora' },
      fields,
    )
    expect(set).toEqual({ saldo: 1234.5, plano: 'Ouro', vip: true, nome_da_empresa: 'Padaria Aurora' })
    expect(history.map(({ kind, data }) => [kind, data.key, data.to])).toContainEqual([
      'contact.custom_field',
      'saldo',
      1234.5,
    ])
    expect(history.every(({ data }) => data.event === 'client_attribute_updated')).toBe(true)
  })

  it('that fill a field are told once, as the field; the others as attributes', () => {
    const whose = contact({ identifiers: [visitorNumber('48213')] })
    const event = clientAttributeUpdated({
      client_id: 48213,
      attributes: { Plano: 'ouro', saldo: 'muito', cor: 'azul' },
    })
    const fields = [field('plano', 'choice', ['Ouro']), field('saldo', 'money')]
    const { plan } = decide(caseOf(event, { contacts: [whose], fields }))
    expect(plan.history.map(({ data }) => data.key ?? data.field)).toEqual([
      'attributes.Nome_da_empresa',
      'attributes.Funcionarios',
      'attributes.saldo',
      'attributes.cor',
      'plano',
    ])
    expect(plan.contactChange?.attributes).toMatchObject({ Plano: 'ouro', saldo: 'muito', cor: 'azul' })
  })

  it('that fit no field, or not its type, stay attributes and change no field', () => {
    const { set, history, why } = told({ saldo: 'muito', cor: 'azul' }, [field('saldo', 'money')])
    expect({ set, history }).toEqual({ set: {}, history: [] })
    expect(why).toContainEqual(['field_unfit', 'SALDO'])
  })

  it('never change what somebody wrote by hand, not even where it was emptied', () => {
    for (const customFields of [{ saldo: 10 }, {}]) {
      const { set, why } = told({ saldo: 20 }, [field('saldo', 'money')], { customFields, fieldsByHand: ['saldo'] })
      expect(set).toEqual({})
      expect(why).toContainEqual(['field_by_hand', 'SALDO'])
    }
  })

  it('overwrite what an earlier event brought, and say nothing of a value that stands so already', () => {
    const fields = [field('saldo', 'money')]
    expect(told({ saldo: '20' }, fields, { customFields: { saldo: 10 } })).toMatchObject({
      set: { saldo: 20 },
      history: [{ data: { from: 10, to: 20 } }],
    })
    const same = told({ saldo: '10', outra: 'coisa' }, fields, { customFields: { saldo: 10 } })
    expect(same).toMatchObject({ set: {}, history: [] })
  })
})
