// How long the first press on a menu takes until the next frame, at a quarter of the processor's speed. Against a running
// installation with data:
//   ADMIN_EMAIL=… ADMIN_PASSWORD=… APP_URL=http://localhost:3000 npx tsx tests/bench/menu-response.ts
import { chromium, type Locator, type Page } from 'playwright'
import { findChromium } from '../../scripts/test/find-chromium.mjs'
import { signInAsAdmin } from './sign-in-as-admin'

const SLOWER = 4
const ROUNDS = 5

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-background-networking'],
})
const context = await browser.newContext({ baseURL: process.env.APP_URL ?? 'http://localhost:3000', locale: 'pt-BR' })
await signInAsAdmin(context)
const page = await context.newPage()
await page.goto('/leads', { waitUntil: 'networkidle' })
const lead = await page.locator('main li a[href^="/leads/"]').first().getAttribute('href')
await measure('filter of the list', '/leads', () =>
  page.getByRole('group').locator('button[aria-haspopup=menu]').first(),
)
await measure('stage of a lead', lead ?? '/leads', () => page.locator('main button[aria-haspopup=menu]').first())
await browser.close()

async function measure(name: string, path: string, button: () => Locator): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(path, { waitUntil: 'networkidle' })
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    times.push(await slowestEvent(page, () => button().click()))
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
  console.log(`${name}: ${times.toSorted((a, b) => a - b).join(', ')} ms`)
}

/** The longest time from an event to the frame that shows what it did: what "interaction to next paint" counts. */
async function slowestEvent(on: Page, act: () => Promise<void>): Promise<number> {
  await on.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    const options = { type: 'event', durationThreshold: 16 } as PerformanceObserverInit
    new PerformanceObserver(list => seen.push(...list.getEntries().map(entry => entry.duration))).observe(options)
  })
  await act()
  await on.getByRole('menu').waitFor()
  return on.evaluate(async () => {
    await new Promise(resolve => setTimeout(resolve, 1500))
    return Math.max(0, ...(window as unknown as { seen: number[] }).seen)
  })
}
