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
  return { whole, part }
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

describe('the queue of possible duplicates', () => {
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
