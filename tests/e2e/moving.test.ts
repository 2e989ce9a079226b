import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { app } from '../support/app'
import { closeBrowser, signedInPage } from '../support/browser'
import { lead, person, someEmail } from '../support/rows'
import { newPerson } from '../support/people'
import { SESSION_NAME, sessionOf } from '../support/session'

afterAll(closeBrowser)

const words = messages['pt-BR']

async function documentOf(path: string, userId: string): Promise<string> {
  const answer = await fetch(app().baseUrl + path, {
    headers: { cookie: `${SESSION_NAME}=${await sessionOf(userId)}` },
  })
  expect(answer.status, path).toBe(200)
  return answer.text()
}

test('a page is shown as it arrives: no part of the document waits hidden for a script', async () => {
  const { id } = await newPerson('admin')
  const tag = randomUUID().slice(0, 8)
  const contact = await person('Rita Presente', { emails: [someEmail()] })
  const leadId = await lead(contact.id, { title: `Lead à vista ${tag}` })
  const pages = [
    '/leads',
    `/leads/${leadId}`,
    '/contacts',
    `/contacts/${contact.id}`,
    '/tasks',
    '/queue',
    '/conflicts',
    '/duplicates',
    '/account',
    ...[
      'assignment',
      'channels',
      'deliveries',
      'fields',
      'operators',
      'panel',
      'people',
      'settings',
      'set-up',
      'simulator',
      'snippet',
      'webhooks',
    ].map(name => `/admin/${name}`),
  ]
  for (const path of pages) expect(await documentOf(path, id), path).not.toMatch(/<div hidden[^>]*id="S:/)
  expect(await documentOf(`/leads?q=${tag}`, id)).toContain(`Lead à vista ${tag}</a>`)
})

test('a thin bar is shown while a slow page is fetched, and goes when it is there', async () => {
  const { page } = await signedInPage()
  await page.goto('/leads')
  const bar = page.getByRole('progressbar', { name: words.ui.loading })
  let answer: () => void = () => undefined
  const held = new Promise<void>(resolve => (answer = resolve))
  await page.route(/\/contacts\?.*_rsc=/, async route => {
    await held
    await route.continue()
  })
  await page.getByRole('link', { name: words.nav.contacts }).click()
  await bar.waitFor()
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector('[role=progressbar].move-bar')!).opacity === '1',
  )
  await page.getByRole('heading', { level: 1, name: words.leads.title }).waitFor()
  answer()
  await page.getByRole('heading', { level: 1, name: words.contacts.title }).waitFor()
  await bar.waitFor({ state: 'detached' })
})

test('a press on the place where one is shows no bar', async () => {
  const { page } = await signedInPage()
  await page.goto('/leads')
  await page.getByRole('link', { name: words.nav.leads, exact: true }).click()
  expect(await page.getByRole('progressbar', { name: words.ui.loading }).count()).toBe(0)
})
