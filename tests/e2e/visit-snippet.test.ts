import type { Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { readUserToken } from '@/lib/jivo/user-token'
import { accepted, type Body } from '../samples/jivo-events'
import { api, app, ownChannel, postJivo } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, openPage, signedInPage } from '../support/browser'
import { startSite } from '../support/site'

afterAll(closeBrowser)

type SiteWindow = Window & {
  tokens: string[]
  calls: string[]
  jivo: () => void
  jivo_onLoadCallback: () => void
  balcaoVisit: {
    consent: () => void
    withdraw: () => void
    identify: (id: string | null) => void
    push: (call: string[]) => void
  }
}

/** As Jivo's widget: once it has loaded it gives the page its methods and calls the page's one function. */
const STAND_IN = `<script>
  tokens = []; calls = [];
  function jivo() {
    jivo_api = { setUserToken: function (token) { if (typeof token !== 'string') throw token; tokens.push(token) } };
    if (window.jivo_onLoadCallback) window.jivo_onLoadCallback();
  }
</script>`
const OWN_CALLBACK = `<script>jivo_onLoadCallback = function () { calls.push('site') }</script>`
const DECLARED_CALLBACK = `<script>function jivo_onLoadCallback() { calls.push('site') }</script>`
const JIVO = '<script>jivo()</script>'
const UTM = 'utm_source=google&utm_medium=cpc&utm_campaign=natal'
const INSTAGRAM = 'https://www.instagram.com/'

/** The snippet; without `async` it runs where it stands, which fixes what comes before it and what after. */
const snippet = (attributes = 'async') => `<script ${attributes} src="${app().baseUrl}/visit.js"></script>`
const site = (...parts: string[]) => startSite(`<!doctype html><title>Loja</title>${STAND_IN}${parts.join('\n')}`)

const tokensOf = (page: Page) => page.evaluate(() => (window as unknown as SiteWindow).tokens)
const callsOf = (page: Page) => page.evaluate(() => (window as unknown as SiteWindow).calls)
const keptIn = (page: Page) => page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)

/** What the latest token says, as the CRM reads it, once there is one. */
async function handedOn(page: Page) {
  await expect.poll(async () => (await tokensOf(page)).length).toBeGreaterThan(0)
  const token = (await tokensOf(page)).at(-1) ?? ''
  expect(token).toMatch(/^b1\.[\w-]+$/)
  expect(token.length).toBeLessThanOrEqual(4096)
  const read = readUserToken(token)
  if (read?.kind !== 'visit') throw new Error(`not a visit: ${token}`)
  return { ...read, token }
}

describe('an arrival on the site', () => {
  test('is kept without what is personal, and handed to Jivo in a form that the CRM reads', async () => {
    const url = await site(snippet(), JIVO)
    const page = await openPage()
    await page.goto(`${url}/promo?${UTM}&email=ana@x.example&gclid=a1&token=s3#pagar`, {
      referer: 'https://www.google.com/search?q=tenis',
    })
    const { firstTouch, lastTouch, siteUserId } = await handedOn(page)
    expect(firstTouch).toEqual({
      landingPage: `${url}/promo?${UTM}&gclid=a1`,
      referrer: 'https://www.google.com/search',
      utm: { source: 'google', medium: 'cpc', campaign: 'natal', content: null, term: null },
      at: expect.stringMatching(/Z$/),
    })
    expect(Math.abs(Date.parse(firstTouch?.at ?? '') - Date.now())).toBeLessThan(60_000)
    expect(lastTouch).toEqual(firstTouch)
    expect(siteUserId).toBeNull()
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  test('from elsewhere changes the last touch and never the first; inside the site and on reload nothing does', async () => {
    const url = await site(snippet(), JIVO)
    const page = await openPage()
    await page.goto(`${url}/a?${UTM}`)
    const { firstTouch: first, token } = await handedOn(page)
    await page.reload()
    expect((await handedOn(page)).token).toBe(token)
    await page.goto(`${url}/b`, { referer: `${url}/a` })
    expect((await handedOn(page)).token).toBe(token)
    await page.goto(`${url}/c?${UTM}`, { referer: `${url}/b` })
    expect((await handedOn(page)).token, 'tags that inner links carry along').toBe(token)
    await page.goto(`${url}/d`)
    expect((await handedOn(page)).token, 'typed in').toBe(token)
    await page.goto(`${url}/e`, { referer: INSTAGRAM })
    const second = await handedOn(page)
    expect(second).toMatchObject({
      firstTouch: first,
      lastTouch: { landingPage: `${url}/e`, referrer: INSTAGRAM, utm: { source: null } },
    })
    await page.goto(`${url}/f?utm_source=boletim`)
    const third = await handedOn(page)
    expect(third).toMatchObject({
      firstTouch: first,
      lastTouch: { landingPage: `${url}/f?utm_source=boletim`, referrer: null, utm: { source: 'boletim' } },
    })
    await page.evaluate(() => history.pushState(null, '', '/g?utm_source=x'))
    await page.evaluate(() => (window as unknown as SiteWindow).balcaoVisit.identify('1'))
    expect((await handedOn(page)).lastTouch, 'a page without a load').toEqual(third.lastTouch)
  })

  test('back from an address that is the site’s too is none', async () => {
    const url = await site(snippet('async data-own-hosts="pagamento.example, www.outra.example"'), JIVO)
    const page = await openPage()
    await page.goto(`${url}/a?${UTM}`)
    const { token } = await handedOn(page)
    for (const referer of [
      'https://pagamento.example/ok',
      'https://seguro.pagamento.example/ok',
      'https://outra.example/',
    ]) {
      await page.goto(`${url}/obrigado`, { referer })
      expect((await handedOn(page)).token).toBe(token)
    }
  })

  test('with enormous and foreign tags still makes a token that the CRM takes whole', async () => {
    const url = await site(snippet('async data-visitor-id="cliente-88"'), JIVO)
    const page = await openPage()
    const tag = encodeURIComponent('ação😀'.repeat(60))
    await page.goto(`${url}/${'p'.repeat(900)}?utm_source=${tag}&utm_campaign=${tag}&utm_term=%E0%A4%A&utm_content=a+b`)
    const { firstTouch, siteUserId } = await handedOn(page)
    expect(firstTouch?.utm.source).toMatch(/^ação/)
    expect(firstTouch?.utm).toMatchObject({ term: '%E0%A4%A', content: 'a b' })
    expect(firstTouch?.landingPage).toContain(`${url}/ppp`)
    expect(siteUserId).toBe('cliente-88')
  })

  test('tells the site’s own id of a visitor who signs in or out, and does not store it', async () => {
    const url = await site(snippet('async data-visitor-id="88"'), JIVO)
    const page = await openPage()
    await page.goto(url)
    expect((await handedOn(page)).siteUserId).toBe('88')
    await page.evaluate(() => (window as unknown as SiteWindow).balcaoVisit.identify(null))
    expect((await handedOn(page)).siteUserId).toBeNull()
    await page.evaluate(() => (window as unknown as SiteWindow).balcaoVisit.identify('cliente-99'))
    expect((await handedOn(page)).siteUserId).toBe('cliente-99')
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('cliente-99')
  })
})

describe('the site’s own jivo_onLoadCallback runs once beside ours', () => {
  test.each([
    ['set before', [OWN_CALLBACK, snippet(''), JIVO]],
    ['set after', [snippet(''), OWN_CALLBACK, JIVO]],
    ['declared before', [DECLARED_CALLBACK, snippet(''), JIVO]],
    ['declared after', [snippet(''), DECLARED_CALLBACK, JIVO]],
    ['set before, with Jivo there already', [OWN_CALLBACK, JIVO, snippet('')]],
    ['set before, with Jivo there already and our script late', [OWN_CALLBACK, JIVO, snippet('async')]],
    [
      'set before, with Jivo late',
      [
        OWN_CALLBACK,
        snippet('async'),
        '<script>addEventListener("load", function () { setTimeout(jivo, 300) })</script>',
      ],
    ],
  ])('%s', async (_, parts) => {
    const url = await site(...parts)
    const page = await openPage()
    await page.goto(`${url}/?${UTM}`)
    expect((await handedOn(page)).firstTouch?.utm.source).toBe('google')
    await expect.poll(() => callsOf(page)).toEqual(['site'])
  })

  test('also where the site wraps ours in its own, and where its own throws', async () => {
    const wraps =
      '<script>var ours = window.jivo_onLoadCallback; jivo_onLoadCallback = function () { calls.push("site"); ours() }</script>'
    const page = await openPage()
    await page.goto(await site(snippet(''), wraps, '<script>setTimeout(jivo, 500)</script>'))
    await handedOn(page)
    expect(await callsOf(page)).toEqual(['site'])
    const throws =
      '<script>jivo_onLoadCallback = function () { throw "site" }</script><script>addEventListener("load", function () { try { jivo() } catch (e) { calls.push(e) } })</script>'
    await page.goto(await site(throws, snippet('')))
    await handedOn(page)
    expect(await callsOf(page)).toEqual(['site'])
  })
})

describe('where consent is required', () => {
  test('nothing is kept or handed over before it, everything after it, and nothing again once it is withdrawn', async () => {
    const url = await site(snippet('async data-consent="required" data-visitor-id="88"'), JIVO)
    const page = await openPage()
    await page.goto(`${url}/?${UTM}`, { referer: INSTAGRAM })
    await page.waitForFunction(() => 'balcaoVisit' in window)
    await page.evaluate(() => (window as unknown as SiteWindow).balcaoVisit.identify('cliente-99'))
    expect(await keptIn(page)).toBe(0)
    expect(await tokensOf(page)).toEqual([])

    await page.evaluate(() => (window as unknown as SiteWindow).balcaoVisit.consent())
    expect(await handedOn(page)).toMatchObject({
      firstTouch: { referrer: INSTAGRAM, utm: { source: 'google' } },
      siteUserId: 'cliente-99',
    })
    await page.goto(`${url}/b`, { referer: url })
    expect((await handedOn(page)).firstTouch?.utm.source, 'it lasts').toBe('google')

    await page.evaluate(() => (window as unknown as SiteWindow).balcaoVisit.withdraw())
    expect(await keptIn(page)).toBe(0)
    expect((await tokensOf(page)).at(-1)).toBe('')
    await page.goto(`${url}/c?${UTM}`)
    await page.waitForFunction(() => 'balcaoVisit' in window)
    expect([await keptIn(page), await tokensOf(page)]).toEqual([0, []])
  })

  test('it may be given before the snippet has loaded', async () => {
    const early = `<script>(window.balcaoVisit = window.balcaoVisit || []).push(['consent'])</script>`
    const page = await openPage()
    await page.goto(`${await site(early, snippet('async data-consent="required"'), JIVO)}/?${UTM}`)
    expect((await handedOn(page)).firstTouch?.utm.source).toBe('google')
  })
})

describe('where the browser blocks storage', () => {
  const block = (names: string[]) => (page: Page) =>
    page.addInitScript(blocked => {
      for (const name of blocked)
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
    }, names)

  test.each([
    ['of the site', block(['localStorage']), 'google'],
    ['altogether', block(['localStorage', 'sessionStorage']), null],
  ] as const)('%s, the visit is told all the same and the page runs on', async (_, prepare, remembered) => {
    const page = await openPage()
    await prepare(page)
    const url = await site(snippet(), JIVO)
    await page.goto(`${url}/?${UTM}`)
    expect((await handedOn(page)).firstTouch?.utm.source).toBe('google')
    await page.goto(`${url}/b`, { referer: url })
    expect((await handedOn(page)).firstTouch?.utm.source).toBe(remembered)
  })
})

describe('what the snippet told', () => {
  test('reaches the lead as its first and last touch', async () => {
    const channel = await ownChannel()
    const url = await site(snippet(), JIVO)
    const page = await openPage()
    await page.goto(`${url}/a?${UTM}`)
    await handedOn(page)
    await page.goto(`${url}/b?utm_source=boletim`, { referer: INSTAGRAM })
    const { token, firstTouch, lastTouch } = await handedOn(page)
    const chat_id = String(Math.floor(Math.random() * 1e9))
    const event: Body = accepted({ chat_id, user_token: token, visitor: { number: chat_id, email: null, phone: null } })
    expect((await postJivo(channel.token, event)).status).toBe(200)
    const { visit } = (await api(`/api/v1/leads?chatId=${chat_id}`)).json.data[0]
    expect(visit).toMatchObject({
      firstTouch,
      lastTouch,
      landingPage: `${url}/b?utm_source=boletim`,
      referrer: INSTAGRAM,
      utm: { source: 'boletim' },
    })
    expect(lastTouch).not.toEqual(firstTouch)
  })
})

describe('the page of the snippet', () => {
  test('gives an administrator the line, and a test that shows what the CRM reads', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/channels')
    await page.getByRole('main').getByRole('link', { name: 'Rastreamento do site' }).click()
    await page.getByText(`<script async src="${app().baseUrl}/visit.js"></script>`).waitFor()
    await page.getByRole('radio', { name: 'Com consentimento' }).check()
    await page.getByText('data-consent="required"></script>').waitFor()
    await page.getByRole('radio', { name: 'Guardar sempre' }).check()
    const [trying] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Testar' }).click(),
    ])
    await trying.getByText('Primeira e única visita').waitFor()
    await trying.getByText('google / cpc / natal').waitFor()
    await trying.getByRole('link', { name: 'Link no Instagram' }).click()
    await trying.getByText('instagram / social / verao').waitFor()
    await trying.getByText('google / cpc / natal').waitFor()
    await trying.goto('/admin/snippet/try?utm_source=x&consent=required')
    await trying.getByRole('button', { name: 'Retirar consentimento' }).click()
    await trying.getByRole('button', { name: 'Aceitar' }).click()
    await trying.getByText('Primeira e única visita').waitFor()
  })

  test('is nobody else’s', async () => {
    const { page } = await signedInPage({ role: 'manager' })
    for (const path of ['/admin/snippet', '/admin/snippet/try']) expect((await page.goto(path))?.status()).toBe(404)
  })

  test.each([
    { width: 1280, theme: 'light', locale: 'pt-BR' },
    { width: 360, theme: 'dark', locale: 'en' },
  ] as const)('can be read by everybody at $width px, $theme, $locale', async screen => {
    const { page } = await signedInPage({ role: 'admin', ...screen })
    for (const path of ['/admin/snippet', `/admin/snippet/try?${UTM}`]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  })
})
