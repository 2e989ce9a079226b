import { describe, expect, test } from 'vitest'
import { hostOf, ruleMatches, type Origin, type RuleSubject } from './assignment-rules'

const origin: Origin = {
  department: 'Pós-Venda',
  channelId: '0199',
  site: 'www.Loja.com.br',
  pageUrl: 'https://tenis.loja.com.br/promo?utm_source=x',
  utm: { source: 'Google', medium: 'cpc', campaign: 'Natal  2026' },
}
const holds = (subject: RuleSubject, value: string, over: Partial<Origin> = {}) =>
  ruleMatches({ subject, value }, { ...origin, ...over })

describe('a rule holds', () => {
  test.each<[RuleSubject, string]>([
    ['department', 'pos-venda'],
    ['department', ' PÓS-VENDA '],
    ['channel', '0199'],
    ['site', 'loja.com.br'],
    ['site', 'https://www.loja.com.br/qualquer'],
    ['site', 'tenis.loja.com.br'],
    ['utm_source', 'google'],
    ['utm_medium', 'CPC'],
    ['utm_campaign', 'natal 2026'],
  ])('%s %s', (subject, value) => {
    expect(holds(subject, value)).toBe(true)
  })
})

describe('a rule does not hold', () => {
  test('for another value, an empty one, or where nothing was told', () => {
    expect(holds('department', 'Vendas')).toBe(false)
    expect(holds('department', ' ')).toBe(false)
    expect(holds('department', 'Vendas', { department: null })).toBe(false)
    expect(holds('utm_source', 'google', { utm: {} })).toBe(false)
  })

  test('for a host that only ends in the same letters', () => {
    expect(holds('site', 'loja.com.br', { site: null, pageUrl: 'https://outraloja.com.br/' })).toBe(false)
    expect(holds('site', 'tenis.loja.com.br', { pageUrl: null })).toBe(false)
  })
})

test('hostOf reads an address or a bare host, and nothing else', () => {
  expect(hostOf('https://WWW.Loja.com.br/a?b')).toBe('loja.com.br')
  expect(hostOf('loja.com.br')).toBe('loja.com.br')
  expect(hostOf('loja.com.br:8080/x')).toBe('loja.com.br')
  expect(hostOf('')).toBeNull()
  expect(hostOf('isto não é')).toBeNull()
})
