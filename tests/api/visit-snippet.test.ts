import { gzipSync } from 'node:zlib'
import { Linter } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import { accepted, updated, visitToken, type Body } from '../samples/jivo-events'
import { api, app, ownChannel, postJivo, sql } from '../support/app'

const load = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app().baseUrl}${path}`, { headers, redirect: 'manual' })

describe('GET /visit.js', () => {
  it('is a script of at most 2 kB gzipped, for any site and for old browsers', async () => {
    const response = await load('/visit.js')
    const code = await response.text()
    expect(response.status).toBe(200)
    expect(gzipSync(code).length).toBeLessThanOrEqual(2000)
    expect(response.headers.get('content-type')).toMatch(/^(?:text|application)\/javascript/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('set-cookie')).toBeNull()
    const es5 = { languageOptions: { ecmaVersion: 5, sourceType: 'script' } } as const
    expect(new Linter().verify(code, es5)).toEqual([])
  })

  it('is asked for again within the hour, and for ever under the version it names itself', async () => {
    const bare = await load('/visit.js')
    const tag = bare.headers.get('etag') ?? ''
    const version = /^W\/"([0-9a-f]{6,})"$/.exec(tag)?.[1]
    expect(bare.headers.get('cache-control')).toMatch(/^public, max-age=3600\b/)
    // Left alone, fetch would forbid the answer from a cache.
    expect((await load('/visit.js', { 'if-none-match': tag, 'cache-control': 'max-age=0' })).status).toBe(304)
    const named = await load(`/visit.js?v=${version}`)
    expect(named.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await named.text()).toBe(await bare.text())
    const other = await load('/visit.js?v=000000000000')
    expect(other.headers.get('cache-control')).toBe(bare.headers.get('cache-control'))
  })
})

const FIRST = {
  p: 'https://loja.example/',
  r: 'https://www.google.com/',
  t: 1771000000,
  u: ['google', 'cpc', 'junina', '', 'bolo'],
}
const LAST = { p: 'https://loja.example/promo', r: 'https://www.instagram.com/', t: 1772000000, u: [] }
const NO_TAGS = { source: null, medium: null, campaign: null, content: null, term: null }
const JIVO_TAGS = { source: 'bing', medium: 'organic', campaign: null, content: null, term: null }
const jivoSession = {
  session: { utm: null, utm_json: { source: 'bing', medium: 'organic', campaign: null, content: null, term: null } },
}

const first = {
  landingPage: FIRST.p,
  referrer: FIRST.r,
  utm: { source: 'google', medium: 'cpc', campaign: 'junina', content: null, term: 'bolo' },
  at: '2026-02-13T16:26:40.000Z',
}
const last = { landingPage: LAST.p, referrer: LAST.r, utm: NO_TAGS, at: '2026-02-25T06:13:20.000Z' }
const untimed = (utm: object) => ({ landingPage: null, referrer: null, utm, at: null })

const visitorOf = (number: string) => ({ number, email: `v${number}@example.com`, phone: null })

let channel: Awaited<ReturnType<typeof ownChannel>>
beforeAll(async () => {
  channel = await ownChannel()
})

async function visitAfter(...events: Body[]) {
  const chat_id = String(Math.floor(Math.random() * 1e9))
  for (const event of events) {
    const { status, json } = await postJivo(channel.token, { ...event, chat_id, visitor: visitorOf(chat_id) })
    expect([status, json.result]).toEqual([200, 'ok'])
  }
  const [lead] = (await api(`/api/v1/leads?chatId=${chat_id}`)).json.data
  expect((await api(`/api/v1/leads/${lead.id}`)).json.visit).toEqual(lead.visit)
  return lead.visit
}

describe('the visit of a lead', () => {
  it('has the first and the last touch of the snippet, which beats Jivo’s campaign', async () => {
    const visit = await visitAfter(accepted({ ...jivoSession, user_token: visitToken({ f: FIRST, l: LAST }) }))
    expect(visit).toMatchObject({
      firstTouch: first,
      lastTouch: last,
      landingPage: LAST.p,
      referrer: LAST.r,
      utm: NO_TAGS,
    })
  })

  it('has Jivo’s campaign in the first touch alone where the snippet saw none', async () => {
    const untagged = { ...FIRST, u: [] }
    const one = await visitAfter(accepted({ ...jivoSession, user_token: visitToken({ f: untagged }) }))
    expect(one).toMatchObject({
      firstTouch: { ...first, utm: JIVO_TAGS },
      lastTouch: { ...first, utm: NO_TAGS },
      utm: JIVO_TAGS,
    })
    const two = await visitAfter(accepted({ ...jivoSession, user_token: visitToken({ f: untagged, l: LAST }) }))
    expect(two).toMatchObject({ firstTouch: { utm: JIVO_TAGS }, lastTouch: last, utm: NO_TAGS })
  })

  it('without the snippet knows Jivo’s campaign as the first touch, and no last one', async () => {
    const visit = await visitAfter(accepted({ ...jivoSession, user_token: 'loja-42' }))
    expect(visit).toMatchObject({
      firstTouch: untimed(JIVO_TAGS),
      lastTouch: null,
      utm: JIVO_TAGS,
      referrer: null,
      userToken: 'loja-42',
    })
  })

  it('is unknown where nobody knows', async () => {
    const visit = await visitAfter(accepted({ session: { utm: null, utm_json: null } }))
    expect(visit).toMatchObject({ firstTouch: null, lastTouch: null, utm: NO_TAGS, landingPage: null, referrer: null })
  })

  it('is told by a later event of the chat where the first could not, and then stays', async () => {
    const late = visitToken({ f: FIRST, l: LAST })
    const other = visitToken({ f: LAST })
    const visit = await visitAfter(
      accepted({ ...jivoSession, user_token: null }),
      updated({ ...jivoSession, user_token: late }),
      updated({ user_token: other }),
    )
    expect(visit).toMatchObject({ firstTouch: first, lastTouch: last, landingPage: LAST.p, utm: NO_TAGS })
  })

  it('has no time that has not come yet', async () => {
    const visit = await visitAfter(
      accepted({ user_token: visitToken({ f: { ...FIRST, t: Date.now() / 1000 + 86_400 } }) }),
    )
    expect(visit).toMatchObject({ firstTouch: { landingPage: FIRST.p, at: null }, lastTouch: { at: null } })
  })

  it.each([
    ['the query of a page', 'https://loja.example/p?utm_source=boletim&utm_campaign=junho&sku=42'],
    ['pairs', 'visitor---777|||utm_source---boletim|||utm_campaign---junho|||'],
    ['a query among pairs', 'host:loja.example;url:utm_source=boletim&utm_campaign=junho'],
    ['JSON', '{"utm_source":"boletim","utm_campaign":"junho","roistat":"9"}'],
  ])('takes the campaign that a site passes as %s for the last touch', async (_, user_token) => {
    const utm = { ...NO_TAGS, source: 'boletim', campaign: 'junho' }
    const visit = await visitAfter(accepted({ session: { utm: null, utm_json: null }, user_token }))
    expect(visit).toMatchObject({ firstTouch: null, lastTouch: untimed(utm), utm, userToken: user_token })
    expect(await visitAfter(accepted({ ...jivoSession, user_token }))).toMatchObject({
      firstTouch: untimed(JIVO_TAGS),
      lastTouch: untimed(utm),
    })
  })
})

describe('a contact', () => {
  it('keeps its first touch, while each lead has its own', async () => {
    const number = String(Math.floor(Math.random() * 1e9))
    const leadAfter = async (chat_id: string, token: Body) => {
      await postJivo(channel.token, accepted({ chat_id, visitor: visitorOf(number), user_token: visitToken(token) }))
      return (await api(`/api/v1/leads?chatId=${chat_id}`)).json.data[0]
    }
    const firstTouchOf = async (id: string) =>
      (await sql<{ first_touch: object }>('SELECT first_touch FROM contacts WHERE id = $1', [id]))[0]?.first_touch
    const one = await leadAfter(number, { f: FIRST })
    await sql(`UPDATE leads SET status = 'won' WHERE id = $1`, [one.id])
    const two = await leadAfter(`${number}1`, { f: LAST })
    expect(two.contact.id).toBe(one.contact.id)
    expect([one.visit.firstTouch, two.visit.firstTouch]).toMatchObject([first, { landingPage: LAST.p }])
    expect(await firstTouchOf(one.contact.id)).toMatchObject(first)
  })
})

describe('a hostile user_token', () => {
  const deep = `${'{"f":'.repeat(2000)}1${'}'.repeat(2000)}`
  const encoded = (json: string) => `b1.${Buffer.from(json).toString('base64url')}`

  it.each([
    ['enormous', visitToken({ f: { p: `https://loja.example/${'x'.repeat(200_000)}` } })],
    ['deep', encoded(deep)],
    [
      'with names of the prototype',
      encoded('{"__proto__":{"f":1},"constructor":{"prototype":1},"f":{"__proto__":{"p":"x"},"u":{"length":1e9}}}'),
    ],
    ['of another shape', encoded('{"f":[[]],"l":{"p":{},"r":[],"t":{},"u":[{},[],1e400]},"i":{"a":1}}')],
    ['broken', 'b1.%%%'],
  ])('%s changes nothing', async (_, user_token) => {
    const visit = await visitAfter(accepted({ session: { utm: null, utm_json: null }, user_token }))
    expect(visit).toMatchObject({ firstTouch: null, lastTouch: null })
  })

  it('brings no address that runs, and no personal parameter', async () => {
    const f = { p: 'javascript:alert(1)', r: 'data:text/html,x', t: 1771000000, u: ['<script>alert(1)</script>'] }
    const l = {
      p: 'https://ana:s3@loja.example/?email=ana@x.example&utm_source=a#b',
      r: ' java\tscript:x',
      t: 1772000000,
    }
    const visit = await visitAfter(accepted({ user_token: visitToken({ f, l }) }))
    expect(visit.firstTouch).toMatchObject({
      landingPage: null,
      referrer: null,
      utm: { source: '<script>alert(1)</script>' },
    })
    expect(visit.lastTouch).toMatchObject({ landingPage: 'https://loja.example/?utm_source=a', referrer: null })
  })

  it('never says who somebody is', async () => {
    const number = Math.floor(Math.random() * 1e9)
    const stolen = visitToken({ f: FIRST, i: 'cliente-1' })
    for (const chat_id of [number, number + 1]) {
      await postJivo(channel.token, accepted({ chat_id, visitor: visitorOf(String(chat_id)), user_token: stolen }))
    }
    const contacts = await Promise.all(
      [number, number + 1].map(async id => (await api(`/api/v1/leads?chatId=${id}`)).json.data[0].contact.id),
    )
    expect(new Set(contacts).size).toBe(2)
  })
})
