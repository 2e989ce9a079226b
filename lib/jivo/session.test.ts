import { describe, expect, test } from 'vitest'
import { accepted, visitToken } from '@/tests/samples/jivo-events'
import { readVisit } from './session'
import { NO_UTM } from './utm'

const UTM = { source: 'google', medium: 'cpc', campaign: 'festa_junina', content: 'banner2', term: 'bolo' }

function visit(overrides: Record<string, unknown>) {
  const notes = new Set<string>()
  return { ...readVisit(accepted(overrides), notes), notes: [...notes] }
}

describe('the visit of an event', () => {
  test('page, place, address and campaign tags are read', () => {
    expect(visit({})).toEqual({
      page: { url: 'https://aurora.example/bolos?sabor=fuba', title: 'Bolos da Aurora' },
      referrer: null,
      landingPage: null,
      utm: UTM,
      firstTouch: { landingPage: null, referrer: null, utm: UTM, at: null },
      lastTouch: null,
      geo: { country: 'Brazil', countryCode: 'BR', region: 'Paraná', city: 'Curitiba' },
      ip: '203.0.113.77',
      userAgent: expect.stringContaining('Chrome/140'),
      userToken: null,
      notes: [],
    })
  })

  test.each([undefined, null, []])('a messenger has no session: %j', session => {
    const read = visit({ session, page: session })
    expect(read).toMatchObject({ page: null, geo: null, ip: null, userAgent: null, utm: NO_UTM, notes: [] })
  })

  test('the pipe string stands in where utm_json is silent', () => {
    const utm = 'source=google|medium=cpc|campaign=a=b|utm_term=bolo|x=1|content'
    const read = visit({ session: { utm, utm_json: [] } })
    expect(read.utm).toEqual({
      source: 'google',
      medium: 'cpc',
      campaign: 'a=b',
      content: null,
      term: 'bolo',
    })
  })

  test('utm_json wins key by key', () => {
    const read = visit({ session: { utm: 'source=bing|medium=organic', utm_json: { source: 'google' } } })
    expect(read.utm).toMatchObject({ source: 'google', medium: 'cpc' })
    const alone = visit({ session: { utm: 'source=bing|medium=organic', utm_json: null } })
    expect(alone.utm).toEqual({ ...NO_UTM, source: 'bing', medium: 'organic' })
  })

  test('“(direct)” is a source, and no campaign', () => {
    const utm_json = {
      source: '(direct)',
      campaign: '(direct)',
      medium: '(none)',
      content: null,
      term: '(not set)',
    }
    expect(visit({ session: { utm: 'campaign=(direct)|source=(direct)', utm_json } }).utm).toEqual({
      ...NO_UTM,
      source: 'direct',
    })
  })

  test.each([null, '', [], 5])('no campaign tags are unknown, not direct: %j', utm => {
    expect(visit({ session: { utm, utm_json: utm } }).utm).toEqual(NO_UTM)
  })

  test('an unsafe page address is kept as text and noted', () => {
    const read = visit({ page: { url: 'javascript:alert(1)', title: 'x' } })
    expect(read.page).toEqual({ url: 'javascript:alert(1)', title: 'x' })
    expect(read.notes).toEqual(['page_url_unsafe'])
  })

  test('a page may be a bare address or lack its title', () => {
    expect(visit({ page: 'https://aurora.example/' }).page).toEqual({
      url: 'https://aurora.example/',
      title: null,
    })
    expect(visit({ page: { url: 'https://aurora.example/', title: undefined } }).page?.title).toBeNull()
  })

  test('a broken part costs that part only', () => {
    const read = visit({ session: { geoip: 'Curitiba', ip_addr: 'not an address' }, page: 7 })
    expect(read).toMatchObject({ geo: null, ip: null, page: null, utm: { source: 'google' } })
    expect(read.notes.sort()).toEqual(['geoip_unreadable', 'ip_unreadable', 'page_unreadable'])
  })

  test('landing page and referrer come from the last touch of the visit snippet', () => {
    const first = { p: 'https://aurora.example/', r: 'https://google.com/', t: 1771000000 }
    const last = { p: 'https://aurora.example/promo', r: 'https://instagram.com/', t: 1772000000 }
    const read = visit({ user_token: visitToken({ f: first, l: last }) })
    expect(read).toMatchObject({
      landingPage: 'https://aurora.example/promo',
      referrer: 'https://instagram.com/',
    })
    expect(visit({ user_token: visitToken({ f: first }) }).landingPage).toBe('https://aurora.example/')
  })

  test.each([
    ['undefined', null],
    ['', null],
    ['[object Object]', null],
    [77, '77'],
    ["' OR 1=1 --", "' OR 1=1 --"],
    [{ crm: 12 }, '{"crm":12}'],
    [[], null],
  ])('the user_token %j is kept as %j', (user_token, text) => {
    expect(visit({ user_token }).userToken).toBe(text)
  })

  test('a very long user_token is cut', () => {
    const read = visit({ user_token: 'x'.repeat(9_000) })
    expect(read.userToken).toHaveLength(4_096)
    expect(read.notes).toEqual(['user_token_cut'])
  })
})
