import type { BrowserContext, CDPSession, Page } from 'playwright'

const MOST_TRIES = 200

/**
 * Weighs a page as a first visit with an empty cache, in bytes: all its scripts on the wire, the document as it is and on the
 * wire, and how many elements it has.
 */
export async function weighVisit(context: BrowserContext, path: string) {
  const page = await context.newPage()
  const answers = await watch(page, 'no cache')
  const document = await page.goto(path)
  if (!document?.ok()) throw new Error(`${path} answers ${document?.status()}`)
  const js = sum(answers.filter(({ type }) => type === 'Script').map(({ wire }) => wire))
  const html = answers.find(({ type }) => type === 'Document')
  const elements = await page.locator('*').count()
  await page.close()
  return { js, htmlRaw: html?.raw ?? 0, htmlWire: html?.wire ?? 0, elements }
}

/** Weighs a move to a page from a light one of the app: the bytes of the answer, and those on the wire. */
export async function weighMove(context: BrowserContext, path: string) {
  const page = await context.newPage()
  await page.goto(path === '/account' ? '/tasks' : '/account', { waitUntil: 'networkidle' })
  const answers = await watch(page)
  const { pathname } = new URL(path, page.url())
  await page.evaluate(to => {
    // @ts-expect-error Next puts its router there
    window.next.router.push(to)
  }, path)
  await page.waitForURL(url => url.pathname === pathname, { waitUntil: 'commit' })
  const parts = () => answers.filter(({ url }) => new URL(url).pathname === pathname)
  for (let tries = 0; parts().length === 0; tries++) {
    if (tries === MOST_TRIES) throw new Error(`Nothing arrives for ${path}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  await page.close()
  return { moveRaw: sum(parts().map(({ raw }) => raw)), moveWire: sum(parts().map(({ wire }) => wire)) }
}

type Answer = { url: string; type: string; raw: number; wire: number }
type Open = Answer & { headers: number }

/** What arrives from now on; Playwright's own sizes leave out answers that are still compressed. */
async function watch(page: Page, mode?: 'no cache'): Promise<Answer[]> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const open = new Map<string, Open>()
  const done: Answer[] = []
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    // So far only its headers have come.
    open.set(requestId, { url: response.url, type, raw: 0, wire: 0, headers: response.encodedDataLength })
  })
  session.on('Network.dataReceived', ({ requestId, dataLength, encodedDataLength }) => {
    const answer = open.get(requestId)
    if (answer) Object.assign(answer, { raw: answer.raw + dataLength, wire: answer.wire + encodedDataLength })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = open.get(requestId)
    if (answer) done.push({ ...answer, wire: encodedDataLength - answer.headers })
  })
  // Next stops reading an answer when it has what it wants of it.
  session.on('Network.loadingFailed', ({ requestId }) => {
    const answer = open.get(requestId)
    if (answer && answer.raw > 0) done.push(answer)
  })
  await session.send('Network.enable')
  if (mode === 'no cache') await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  return done
}

const sum = (sizes: number[]) => sizes.reduce((all, one) => all + one, 0)
