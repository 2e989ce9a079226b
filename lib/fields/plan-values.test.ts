import { describe, expect, it } from 'vitest'
import type { Field } from './field'
import { planValues, valueWrites } from './plan-values'

const field = (key: string, type: Field['type'], choices: string[] = []): Field => ({
  id: key,
  entity: 'contact',
  key,
  name: key.toUpperCase(),
  type,
  choices,
  required: false,
})
const fields = [field('saldo', 'money'), field('plano', 'choice', ['ouro', 'prata']), field('vip', 'bool')]

describe('planValues', () => {
  it('says what changes, and nothing of what stands so already', () => {
    const plan = planValues(fields, { saldo: 10, plano: 'ouro', velho: 1 }, { saldo: 10, plano: null, vip: false })
    expect(plan.ok && plan.changes.map(({ field: { key }, from, to }) => [key, from, to])).toEqual([
      ['plano', 'ouro', null],
      ['vip', null, false],
    ])
    expect(plan.ok && valueWrites(plan.changes)).toEqual({
      set: { vip: false },
      cleared: ['plano'],
      keys: ['plano', 'vip'],
    })
  })

  it('refuses the whole of it for one wrong value, by key', () => {
    expect(planValues(fields, {}, { vip: true, saldo: 'muito' })).toMatchObject({
      ok: false,
      reason: 'wrong_value',
      key: 'saldo',
      problem: 'money',
    })
    expect(planValues(fields, {}, { vip: true, constructor: 1 })).toEqual({
      ok: false,
      reason: 'unknown_field',
      key: 'constructor',
    })
    expect(planValues(fields, {}, JSON.parse('{"__proto__": 1}') as Record<string, unknown>)).toMatchObject({
      reason: 'unknown_field',
      key: '__proto__',
    })
  })

  it('asks again where somebody else wrote another value meanwhile, and not where it is the same one', () => {
    const stored = { saldo: 20 }
    expect(planValues(fields, stored, { saldo: 30 }, { saldo: 10 })).toEqual({
      ok: false,
      reason: 'value_changed',
      key: 'saldo',
      current: 20,
    })
    expect(planValues(fields, stored, { saldo: 20 }, { saldo: 10 })).toEqual({ ok: true, changes: [] })
    expect(planValues(fields, stored, { saldo: 30 }, { saldo: 20 })).toMatchObject({ ok: true })
  })
})
