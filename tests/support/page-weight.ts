import type { BrowserContext, Page, Request } from 'playwright'

export type PageWeight = {
  path: string
  /** all scripts of a first visit, bytes on the wire */
  js: number
  htmlRaw: number
  htmlWire: number
  /** going there from another page of the app: the answer's bytes, and those on the wire */
  moveRaw: number
  moveWire: number
  /** elements of the document */
  elements: number
}

/** Weighs pages in a signed-in browser: each once as a first visit with an empty cache, once as a move from /account. */
export async function weighPages(context: BrowserContext, paths: readonly string[]): Promise<PageWeight[]> {
  const weights: PageWeight[] = []
  for (const path of paths) weights.push({ path, ...(await firstVisit(context, path)), ...(await move(context, path)) })
  return weights
}

async function firstVisit(context: BrowserContext, path: string) {
  const page = await context.newPage()
  await page.context().newCDPSession(page).then(session => session.send('Network.setCacheDisabled', { cacheDisabled: true }))
  const scripts: Request[] = []
  page.on('requestfinished', request => {
    if (request.resourceType() === 'script') scripts.push(request)
  })
  const document = await page.goto(path, { waitUntil: 'networkidle' })
  if (!document?.ok()) throw new Error(`${path} answers ${document?.status()}`)
  const js = await sum(scripts.map(wireBytes))
  const htmlWire = await wireBytes(document.request())
  const htmlRaw = (await document.body()).length
  const elements = await page.locator('*').count()
  await page.close()
  return { js, htmlRaw, htmlWire, elements }
}

async function move(context: BrowserContext, path: string) {
  const page = await context.newPage()
  await page.goto('/account', { waitUntil: 'networkidle' })
  const answers: Request[] = []
  const { pathname } = new URL(path, page.url())
  page.on('requestfinished', request => {
    const url = new URL(request.url())
    if (url.pathname === pathname && url.searchParams.has('_rsc')) answers.push(request)
  })
  await push(page, path)
  const moveWire = await sum(answers.map(wireBytes))
  const moveRaw = await sum(answers.map(async request => (await (await request.response())?.body())?.length ?? 0))
  await page.close()
  return { moveRaw, moveWire }
}

/** Goes to a page as a press on one of the app's links does. */
async function push(page: Page, path: string): Promise<void> {
  await page.evaluate(to => {
    // @ts-expect-error Next puts its router there
    window.next.router.push(to)
  }, path)
  await page.waitForURL(url => url.pathname === new URL(path, url).pathname)
  await page.waitForLoadState('networkidle')
}

async function wireBytes(request: Request): Promise<number> {
  return (await request.sizes()).responseBodySize
}

async function sum(sizes: Promise<number>[]): Promise<number> {
  return (await Promise.all(sizes)).reduce((all, one) => all + one, 0)
}
