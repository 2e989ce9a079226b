import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { api } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { identifier, person, someEmail, somePhone } from '../support/rows'
import { scanner } from '../support/scan'

afterAll(closeBrowser)

let tools: ReturnType<typeof scanner>
beforeAll(() => {
  tools = scanner()
})

const words = messages['pt-BR'].duplicates
let made = 0

/** Two people, one with a phone and one with its end only; by names that no other test has. */
async function alike() {
  const [phone, email] = [somePhone(), someEmail()]
  const tag = `${email.slice(1, 9)}${++made}`
  const whole = await person(`Lívia Prado ${tag}`, { phones: [phone] })
  const part = await person(`Lívia P ${tag}`, { emails: [email] })
  await identifier(part.id, 'phone', { raw: phone.raw.replace(/^\(\d\d\) /, ''), key: null }, true)
  return { whole, part, ofBoth: new RegExp(tag) }
}

const open = async (id: string) => (await api(`/api/v1/duplicates?contactId=${id}`)).json.data as unknown[]

/** Searches until these are in the queue: a search that the app itself has under way is joined, and may end before them. */
async function searched(...ids: string[]): Promise<void> {
  const missing = async () => {
    await tools.scan()
    const found = await Promise.all(ids.map(open))
    return found.filter(pairs => pairs.length === 0).length
  }
  await expect.poll(missing, { timeout: 20_000 }).toBe(0)
}

/** On through the pages of the list, which other tests fill too, to the one that has this. */
async function turnPagesTo(page: Page, wanted: Locator): Promise<void> {
  const next = page.getByRole('link', { name: messages['pt-BR'].ui.list.next })
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
  for (;;) {
    await wanted.or(next).first().waitFor()
    if ((await wanted.count()) > 0) return
    const from = page.url()
    await next.click()
    await page.waitForURL(url => url.href !== from)
  }
}

describe('the queue of possible duplicates', () => {
  test('is dismissed from, taken back, and merged from', async () => {
    const [stranger, twin] = [await alike(), await alike()]
    await searched(stranger.part.id, twin.part.id)
    const { page } = await signedInPage({ role: 'admin' })

    await page.goto('/contacts')
    await page.getByRole('link', { name: new RegExp(words.open) }).click()
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await page.getByRole('link', { name: new RegExp(`^${words.short.same_ending}`) }).click()
    await page.waitForURL('**/duplicates?reason=same_ending')

    const notDuplicate = page.getByRole('button', { name: stranger.ofBoth })
    await turnPagesTo(page, notDuplicate)
    await notDuplicate.click()
    await notDuplicate.waitFor({ state: 'detached' })
    await page.getByText(words.notice.dismissed).waitFor()
    await expect.poll(() => open(stranger.part.id)).toHaveLength(0)
    await page.getByRole('button', { name: messages['pt-BR'].ui.undo }).click()
    await expect.poll(() => open(stranger.part.id)).toHaveLength(1)
    await notDuplicate.click()
    await expect.poll(() => open(stranger.part.id)).toHaveLength(0)

    const compareTwin = page.getByRole('link', { name: twin.ofBoth }).and(page.locator('[data-duplicate]'))
    await page.goto('/duplicates?reason=same_ending')
    await turnPagesTo(page, compareTwin)
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-duplicate'))).toBe(true)
    await compareTwin.click()
    await page.waitForURL('**/merge/**')
    await page.getByText(/60%/).waitFor()
    await page.getByText(/Telefones com o mesmo final/).waitFor()
    await page.getByRole('button', { name: messages['pt-BR'].merge.merge, exact: true }).click()
    await page.waitForURL(url => /\/contacts\/[^/]+$/.test(url.pathname))
    expect(await open(twin.part.id)).toEqual([])

    await page.goto('/duplicates?state=dismissed')
    await turnPagesTo(page, page.getByRole('button', { name: stranger.ofBoth }))
    expect(await page.getByRole('button', { name: twin.ofBoth }).count()).toBe(0)
  })

  test('is told of on the contact’s page, and closed by “not the same person” on the merge screen', async () => {
    const { whole, part } = await alike()
    await searched(part.id)
    const { page } = await signedInPage({ width: 360, theme: 'dark' })
    await page.goto(`/contacts/${part.id}`)
    await page.getByText(new RegExp(`Pode ser a mesma pessoa que ${whole.name}`)).waitFor()
    await expectNoSidewaysScroll(page)
    await page.getByRole('link', { name: words.maybe.compare }).click()
    await page.waitForURL('**/merge/**')
    await page.getByRole('button', { name: messages['pt-BR'].merge.notSame }).click()
    await page.waitForURL(url => /\/contacts\/[^/]+$/.test(url.pathname))
    await expect.poll(() => open(part.id)).toHaveLength(0)
    await page.goto('/duplicates')
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })

  test('is searched again by a button', async () => {
    const { page } = await signedInPage()
    await tools.scan()
    const { part } = await alike()
    await page.goto('/duplicates')
    await page.getByRole('button', { name: words.scan.now }).first().click()
    await expect.poll(() => open(part.id), { timeout: 20_000 }).toHaveLength(1)
  })
})
