// What each page weighs in a browser. Against a running installation that has data (`npm run crm -- demo load`):
//   ADMIN_EMAIL=… ADMIN_PASSWORD=… APP_URL=http://localhost:3000 npx tsx tests/bench/page-weight.ts
import { chromium, type BrowserContext } from 'playwright'
import { findChromium } from '../../scripts/test/find-chromium.mjs'
import { weighMove, weighVisit } from '../support/page-weight'
import { signInAsAdmin } from './sign-in-as-admin'

const { APP_URL = 'http://localhost:3000' } = process.env

const LISTS = [
  '/leads',
  '/contacts',
  '/tasks',
  '/tasks?who=all',
  '/queue',
  '/conflicts',
  '/duplicates',
  '/admin/deliveries',
]
const PAGES = [
  ...LISTS,
  '/leads/new',
  '/account',
  '/contacts/import',
  '/admin/people',
  '/admin/operators',
  '/admin/assignment',
  '/admin/channels',
  '/admin/fields',
  '/admin/panel',
  '/admin/settings',
  '/admin/webhooks',
  '/admin/simulator',
  '/admin/snippet',
  '/admin/set-up',
  '/design',
]

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-background-networking'],
})
try {
  const context = await browser.newContext({ baseURL: APP_URL, locale: 'pt-BR' })
  await signInAsAdmin(context)
  console.log('page | JS | HTML raw | wire | move raw | wire | elements  (kB of 1000 bytes)')
  for (const page of [...PAGES, ...(await firstOfEach(context))]) {
    const { js, htmlRaw, htmlWire, elements } = await weighVisit(context, page)
    const { moveRaw, moveWire } = await weighMove(context, page)
    console.log(
      [page, ...[js, htmlRaw, htmlWire, moveRaw, moveWire].map(bytes => (bytes / 1000).toFixed(1)), elements].join(
        ' | ',
      ),
    )
  }
} finally {
  await browser.close()
}

/** The page of the first lead, contact, channel and delivery of their lists. */
async function firstOfEach(context: BrowserContext): Promise<string[]> {
  const page = await context.newPage()
  const paths: string[] = []
  for (const list of ['/leads', '/contacts', '/admin/channels', '/admin/deliveries']) {
    await page.goto(list, { waitUntil: 'networkidle' })
    const hrefs = await page
      .locator(`main a[href^="${list}/"]`)
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    const record = hrefs.find(href => /[0-9a-f]{8}-[0-9a-f-]+$/.test(href))
    if (record) paths.push(record)
  }
  await page.close()
  return paths
}
