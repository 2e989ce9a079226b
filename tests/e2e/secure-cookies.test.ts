import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { startOwnApp } from '../support/app'
import { closeBrowser, openPage, signIn } from '../support/browser'
import { newPerson } from '../support/people'
import { publicProxy } from '../support/public-proxy'

afterAll(closeBrowser)

test('every cookie that the server of an https installation sets is Secure', async () => {
  // A browser takes localhost for safe, and keeps Secure cookies of it without TLS.
  const own = await startOwnApp({ env: { APP_URL: 'https://crm.example.com' } })
  const address = await publicProxy(own.baseUrl, 'https://crm.example.com')
  const person = await newPerson('admin', undefined, own)
  const seen = await newPerson('manager', `Vista ${randomUUID().slice(0, 6)}`, own)
  const page = await openPage()
  const set = new Map<string, string>()
  page.on('response', async response => {
    for (const { name, value } of await response.headersArray()) {
      if (name.toLowerCase() !== 'set-cookie') continue
      for (const cookie of value.split('\n')) set.set(cookie.split('=')[0] ?? '', cookie)
    }
  })
  await page.goto(`${address}/login`)
  await page.getByRole('radio', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await signIn(page, person)
  await page.goto(`${address}/account`)
  await page.getByRole('main').getByRole('radio', { name: 'Dark' }).click()
  await expect.poll(() => [...set.keys()]).toContain('theme')
  await page.getByRole('button', { name: 'Collapse menu' }).click()
  await page.goto(`${address}/admin/people`)
  await page.getByRole('button', { name: `Actions for ${seen.name}` }).click()
  await page.getByRole('menuitem', { name: 'View as this person' }).click()
  await page.waitForURL(/\/leads/)
  await page.request.get(`${address}/api/auth/csrf`)

  const names = [...set.keys()]
  for (const name of ['__Host-next-auth.session-token', '__Host-device', 'locale', 'theme', 'see-as'])
    expect(names).toContain(name)
  for (const cookie of set.values()) expect(cookie).toMatch(/; ?secure/i)
  const kept = await page.context().cookies(address)
  // That of a script follows the page, which came over http here: components/ui/keep-choice.test.ts tests it.
  expect(kept.filter(cookie => !cookie.secure).map(cookie => cookie.name)).toEqual(['rail'])
  for (const name of ['__Host-next-auth.session-token', '__Host-device', 'see-as'])
    expect(kept.find(cookie => cookie.name === name)?.httpOnly).toBe(true)
}, 240_000)
