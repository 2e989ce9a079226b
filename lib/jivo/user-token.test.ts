import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visitToken } from '@/tests/samples/jivo-events'
import { readUserToken } from './user-token'
import { NO_UTM } from './utm'

describe('the user_token of a site', () => {
  test.each([null, '', '  ', 'undefined', 'null', 'NULL'])('%j is nothing', token => {
    expect(readUserToken(token)).toBeNull()
  })

  test('in the form of the visit snippet it tells first and last touch and the site’s own id', () => {
    const f = {
      p: 'https://aurora.example/',
      r: '',
      t: 1771000000,
      u: ['google', 'cpc', 'junina', null, 'bolo'],
    }
    const l = { p: 'https://aurora.example/promo', r: 'https://instagram.com/', t: 1772000000 }
    expect(readUserToken(visitToken({ f, l, i: 'cliente-88' }))).toEqual({
      kind: 'visit',
      firstTouch: {
        landingPage: 'https://aurora.example/',
        referrer: null,
        utm: { source: 'google', medium: 'cpc', campaign: 'junina', content: null, term: 'bolo' },
        at: '2026-02-13T16:26:40.000Z',
      },
      lastTouch: {
        landingPage: 'https://aurora.example/promo',
        referrer: 'https://instagram.com/',
        utm: NO_UTM,
        at: '2026-02-25T06:13:20.000Z',
      },
      siteUserId: 'cliente-88',
    })
  })

  test('a snippet token without a last touch was written at the first', () => {
    const token = readUserToken(visitToken({ f: { p: 'https://aurora.example/' } }))
    expect(token).toMatchObject({ kind: 'visit', siteUserId: null })
    expect(token?.kind === 'visit' && token.lastTouch).toEqual(token?.kind === 'visit' && token.firstTouch)
  })

  test('a broken snippet token is text', () => {
    expect(readUserToken('b1.%%%')).toEqual({ kind: 'text', text: 'b1.%%%' })
    expect(readUserToken(visitToken({ f: {} }).slice(0, 8))).toMatchObject({ kind: 'text' })
    expect(readUserToken(`b1.${Buffer.from('[1]').toString('base64url')}`)).toMatchObject({ kind: 'text' })
  })

  test('a bad part of a snippet token costs that part', () => {
    expect(readUserToken(visitToken({ f: 'x', l: { p: 7, t: 'never', u: 'google' }, i: [] }))).toEqual({
      kind: 'visit',
      firstTouch: null,
      lastTouch: null,
      siteUserId: null,
    })
  })

  test.each([
    ['sessionId---555|||visitorId---777|||', { sessionId: '555', visitorId: '777' }],
    [
      'host:loja.example;url:utm_source=google&utm_campaign=bf',
      { host: 'loja.example', url: 'utm_source=google&utm_campaign=bf' },
    ],
    ['https://loja.example/p?utm_source=google&sku=42', { utm_source: 'google', sku: '42' }],
    ['utm_source=google&utm_medium=', { utm_source: 'google' }],
    ['{"roistat":"99","vip":true,"deep":{"a":1}}', { roistat: '99', vip: 'true' }],
  ])('%j is read as pairs', (token, pairs) => {
    expect(readUserToken(token)).toEqual({ kind: 'pairs', pairs })
  })

  test.each([
    '77',
    'lead:1',
    "' OR 1=1 --",
    'loja.example::utm_source=google&utm_medium=cpc::shop1::SKU42::299.90::203.0.113.25',
    '1700000000123456789',
    'eyJhbGciOi.J9eyJz.dWI==',
    '{"broken',
    '[1,2]',
    'https://loja.example/',
  ])('%j is text', token => {
    expect(readUserToken(token)).toEqual({ kind: 'text', text: token })
  })

  test('prototype names in pairs are harmless', () => {
    const token = readUserToken('{"__proto__":"x","a":"1","constructor":"y"}')
    expect(token?.kind === 'pairs' && Object.entries(token.pairs)).toEqual([
      ['a', '1'],
      ['constructor', 'y'],
    ])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('no text makes it throw', () => {
    const form = fc.constantFrom('', 'b1.', '{', 'https://', 'a---', 'k:v;')
    fc.assert(fc.property(form, fc.string({ unit: 'binary' }), (head, tail) => void readUserToken(head + tail)))
  })
})
