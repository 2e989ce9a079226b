import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { expect, onTestFinished } from 'vitest'
import { app } from './app'
import { chromiumPath } from './chromium'
import { newPerson, type Person, type Role } from './people'
import { SESSION_NAME, sessionOf } from './session'

export type Screen = { width?: number; locale?: 'pt-BR' | 'en'; theme?: 'light' | 'dark' }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SERIOUS = ['serious', 'critical']

let browser: Promise<Browser> | undefined

/** The browser of this test file; call in afterAll. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

/** A new page nobody is signed in on. The test fails when the page throws, or logs an error that is not expected. */
export async function openPage(screen: Screen = {}): Promise<Page> {
  const { page, close } = await keepPage(screen)
  onTestFinished(close)
  return page
}

/** The same for all tests of a file, from beforeAll; close it in afterAll, which fails on errors in the browser. */
export async function keepPage({
  width = 1280,
  locale = 'pt-BR',
  theme = 'light',
}: Screen = {}): Promise<{ page: Page; close: () => Promise<void> }> {
  browser ??= chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
  const options: BrowserContextOptions = {
    baseURL: app().baseUrl,
    locale,
    colorScheme: theme,
    viewport: { width, height: width < 700 ? 740 : 860 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  }
  const context = await (await browser).newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  arriveAwake(page)
  const problems: string[] = []
  page.on('pageerror', error => problems.push(String(error)))
  page.on('console', message => {
    // A page that is not there is what some tests ask for; the browser calls it an error.
    if (message.type() === 'error' && !/status of 404/.test(message.text())) problems.push(message.text())
  })
  const close = async () => {
    await context.close()
    expect(problems, 'errors in the browser').toEqual([])
  }
  return { page, close }
}

/**
 * Lets `goto` and `reload` end when the page answers to keys and clicks, as it does for whoever has read it. Until React
 * has taken over what the server sent, a press is lost, and a test is quicker than that on a busy machine.
 */
function arriveAwake(page: Page): void {
  const { goto, reload } = { goto: page.goto.bind(page), reload: page.reload.bind(page) }
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    await isAwake(page)
    return response
  }
  page.reload = async options => {
    const response = await reload(options)
    await isAwake(page)
    return response
  }
}

// React marks each element it has taken over; listeners on the window come with the effects, a moment after.
async function isAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!document.querySelector('script[src*="/_next/"]')) return true
    const pressable = [...document.querySelectorAll('body :is(a, button, input:not([type=hidden]), textarea, select)')]
    return pressable.every(element => Object.keys(element).some(key => key.startsWith('__reactProps$')))
  })
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))))
}

/** Signs in through the login page and waits for the page it leads to. */
export async function signIn(page: Page, person: Person): Promise<void> {
  if (!new URL(page.url(), app().baseUrl).pathname.startsWith('/login')) await page.goto('/login')
  await page.locator('input[name=email]').fill(person.email)
  await page.locator('input[name=password]').fill(person.password)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL(url => !url.pathname.startsWith('/login'))
}

async function giveSession(page: Page, userId: string): Promise<void> {
  const cookie = { name: SESSION_NAME, value: await sessionOf(userId), url: app().baseUrl }
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }])
}

/** A page on which somebody new is signed in. */
export async function signedInPage(screen: Screen & { role?: Role; name?: string } = {}) {
  const page = await openPage(screen)
  const person = await newPerson(screen.role, screen.name)
  await giveSession(page, person.id)
  return { page, person }
}

/** Fails when axe finds anything serious on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is being saved is drawn pale.
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
  // Styles change over a moment when a theme or a hover goes; axe must not measure half of it.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined))),
  )
  await page.evaluate(axeSource)
  const found = await page.evaluate(async () => {
    // Of a long list the first rows stand for all: axe looks at every text of every row.
    const shortened = document.head.appendChild(document.createElement('style'))
    shortened.textContent = 'li:nth-child(n+9), tbody > tr:nth-child(n+9) { display: none !important }'
    // @ts-expect-error axe was put into the page just now
    const result = await window.axe.run(document, { resultTypes: ['violations'] })
    shortened.remove()
    return result.violations.map((violation: { id: string; impact: string; nodes: { html: string }[] }) => ({
      id: violation.id,
      impact: violation.impact,
      where: violation.nodes.slice(0, 3).map(node => node.html.slice(0, 200)),
    }))
  })
  expect(found.filter((violation: { impact: string }) => SERIOUS.includes(violation.impact))).toEqual([])
}

/** Fails when the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide).toBeLessThanOrEqual(window!)
}
