import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { startOwnApp } from '../support/app'
import { closeBrowser, openPage, signIn } from '../support/browser'
import { newPerson } from '../support/people'

afterAll(closeBrowser)

test('every cookie of an https installation is Secure, those of scripts too', async () => {
  // A browser takes localhost for safe, and keeps Secure cookies of it without TLS.
  const own = await startOwnApp({ env: { APP_URL: 'https://crm.example.com' } })
  const person = await newPerson('admin', undefined, own)
  const seen = await newPerson('manager', `Vista ${randomUUID().slice(0, 6)}`, own)
  const page = await openPage()
  // Actions answer pages of the public address alone.
  await page.route('**/*', route => {
    const request = route.request()
    return request.method() === 'POST' ? route.continue({ headers: { ...request.headers(), origin: 'https://crm.example.com' } }) : route.continue()
  })
  const set = new Map<string, string>()
  page.on('response', async response => {
    for (const { name, value } of await response.headersArray()) {
      if (name.toLowerCase() !== 'set-cookie') continue
      for (const cookie of value.split('\n')) set.set(cookie.split('=')[0] ?? '', cookie)
    }
  })
  await page.goto(`${own.baseUrl}/login`)
  await page.getByRole('radio', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await signIn(page, person)
  await page.goto(`${own.baseUrl}/account`)
  await page.getByRole('main').getByRole('radio', { name: 'Dark' }).click()
  await expect.poll(() => [...set.keys()]).toContain('theme')
  await page.getByRole('button', { name: 'Collapse menu' }).click()
  await page.goto(`${own.baseUrl}/admin/people`)
  await page.getByRole('button', { name: `Actions for ${seen.name}` }).click()
  await page.getByRole('menuitem', { name: 'View as this person' }).click()
  await page.waitForURL(/\/leads/)
  await page.request.get(`${own.baseUrl}/api/auth/csrf`)

  const names = [...set.keys()]
  for (const name of ['__Host-next-auth.session-token', '__Host-device', 'locale', 'theme', 'see-as']) expect(names).toContain(name)
  for (const cookie of set.values()) expect(cookie).toMatch(/; ?secure/i)
  const kept = await page.context().cookies(own.baseUrl)
  expect(kept.map(cookie => cookie.name)).toContain('rail')
  expect(kept.filter(cookie => !cookie.secure)).toEqual([])
  for (const name of ['__Host-next-auth.session-token', '__Host-device', 'see-as']) expect(kept.find(cookie => cookie.name === name)?.httpOnly).toBe(true)
}, 240_000)
