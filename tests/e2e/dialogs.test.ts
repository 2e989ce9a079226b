import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { sql } from '../support/app'
import { closeBrowser, keepPage, signIn } from '../support/browser'
import { newPerson } from '../support/people'
import { channel, chat, insert, lead, person, someEmail, somePhone } from '../support/rows'

const words = messages['pt-BR']
const tag = () => randomUUID().slice(0, 8)
const named = (pattern: string, values: Record<string, string>) =>
  pattern.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')

let page: Page
let close: () => Promise<void>
beforeAll(async () => {
  ;({ page, close } = await keepPage())
  await signIn(page, await newPerson('admin'))
})
afterEach(() => page.keyboard.press('Escape'))
afterAll(async () => {
  await close()
  await closeBrowser()
})

/** Presses a button and waits until the dialog it opens has the focus. */
async function openBy(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  await focused()
}

async function openFromMenu(menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
  await focused()
}

const focused = () => page.waitForFunction(() => document.activeElement?.closest('[role=dialog], [role=alertdialog]'))
const dialog = () => page.locator('[role=dialog], [role=alertdialog]')
const closed = () => dialog().waitFor({ state: 'detached' })

async function typeAndEnter(text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** How many rows a statement finds; for `expect.poll`. */
const found =
  (text: string, ...values: unknown[]) =>
  async () =>
    (await sql(text, values)).length

async function aLead() {
  const [home, name] = [await channel(), `Contato ${tag()}`]
  const contact = await person(name, { emails: [someEmail()] })
  const leadId = await lead(contact.id, { title: `Lead de ${name}`, channel_id: home })
  await chat(home, contact.id, leadId, String(Math.floor(Math.random() * 1e9)))
  return { channelId: home, contactId: contact.id, leadId, name }
}

// Where each dialog is walked below; /design shows samples that save nothing.
const WALKED = [
  'assignment/pool-member',
  'channels/new-channel',
  'channels/revoke-address',
  'channels/rotate-address',
  'contacts/new-contact-dialog',
  'export/export-dialog',
  'fields/edit-field',
  'fields/new-field',
  'imports/import-buttons',
  'merge/merge-with',
  'merge/move-chat',
  'panel/panel-preview',
  'settings/new-api-token',
  'settings/revoke-api-token',
  'tasks/task-form',
  'team/add-operator',
  'team/edit-person',
  'team/hand-over',
  'team/invite-person',
  'team/person-actions',
  'webhooks/new-webhook',
  'webhooks/webhook-actions',
]

test('no dialog is left out here', () => {
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.tsx') && !/^(ui|design)\//.test(file),
  )
  const shows = files.filter(file =>
    /<DialogContent|<SecretDialog|ui\/confirm'/.test(readFileSync(`components/${file}`, 'utf8')),
  )
  expect(shows.map(file => file.replace('.tsx', '')).sort()).toEqual(WALKED)
})

describe('what is typed into a dialog just opened is saved by Enter', () => {
  test('a new task', async () => {
    const title = `Ligar ${tag()}`
    await page.goto('/tasks')
    await openBy(words.tasks.new)
    await typeAndEnter(title)
    await expect.poll(found('SELECT FROM tasks WHERE title = $1', title)).toBe(1)
    await closed()
  })

  test('a new task about a lead, and then its new title', async () => {
    const { leadId } = await aLead()
    const [title, changed] = [`Orçar ${tag()}`, `Orçar já ${tag()}`]
    await page.goto(`/leads/${leadId}`)
    await openBy(words.tasks.new)
    await typeAndEnter(title)
    await expect.poll(found('SELECT FROM tasks WHERE title = $1 AND lead_id = $2', title, leadId)).toBe(1)
    await page.goto('/tasks?when=upcoming')
    await openFromMenu(named(words.tasks.row.menu, { title }), words.tasks.row.edit)
    await typeAndEnter(changed)
    await expect.poll(found('SELECT FROM tasks WHERE title = $1', changed)).toBe(1)
    await closed()
  })

  test('a new contact', async () => {
    const name = `Nova Pessoa ${tag()}`
    await page.goto('/contacts')
    await openBy(words.contacts.new)
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await typeAndEnter(someEmail())
    await expect.poll(found('SELECT FROM contacts WHERE name = $1', name)).toBe(1)
    await page.getByRole('heading', { level: 1, name }).waitFor()
  })

  test('a new channel, and a second Enter does not close its address', async () => {
    const name = `Loja ${tag()}`
    await page.goto('/admin/channels')
    await openBy(words.channels.new)
    await typeAndEnter(name)
    await dialog().getByText(words.channels.made.title).waitFor()
    expect(await found('SELECT FROM channels WHERE name = $1', name)()).toBe(1)
    await expectSecretKept()
  })

  test('an invited person, a changed name, and a new link', async () => {
    const [name, changed, email] = [`Gente ${tag()}`, `Gente Nova ${tag()}`, someEmail()]
    await page.goto('/admin/people')
    await openBy(words.people.invite)
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await typeAndEnter(email)
    await dialog().getByText(words.people.invited, { exact: true }).waitFor()
    await expectSecretKept()
    await page.keyboard.press('Escape')
    await openFromMenu(named(words.people.actionsFor, { name }), words.people.edit)
    await typeAndEnter(changed)
    await expect.poll(found('SELECT FROM users WHERE name = $1 AND email = $2', changed, email)).toBe(1)
    await closed()
    await openFromMenu(named(words.people.actionsFor, { name: changed }), words.people.inviteAgain)
    await expectSecretKept()
  })

  test('an operator', async () => {
    const login = `op.${tag()}@aurora.example`
    await newPerson('manager')
    await page.goto('/admin/operators')
    await openBy(words.operators.add)
    await typeAndEnter(login)
    await expect.poll(found('SELECT FROM operators WHERE login = $1', login)).toBe(1)
    await closed()
  })

  test('leave and weight of somebody in the round robin', async () => {
    const { id, name } = await newPerson('manager')
    await page.goto('/admin/assignment')
    await openBy(named(words.assignment.pool.leaveOf, { name }))
    await typeAndEnter('10102030')
    await expect.poll(found('SELECT FROM users WHERE id = $1 AND away_from IS NOT NULL', id)).toBe(1)
    await closed()
    await openBy(named(words.assignment.pool.detailsOf, { name }))
    await typeAndEnter('7')
    await expect.poll(found('SELECT FROM users WHERE id = $1 AND pool_weight = 7', id)).toBe(1)
    await closed()
  })

  test('a new field, and then its new name', async () => {
    const [name, changed] = [`Campo ${tag()}`, `Campo novo ${tag()}`]
    await page.goto('/admin/fields')
    await openBy(words.fields.new)
    await typeAndEnter(name)
    await expect.poll(found('SELECT FROM fields WHERE name = $1', name)).toBe(1)
    await closed()
    await openFromMenu(named(words.fields.actions, { name }), words.fields.edit)
    await typeAndEnter(changed)
    await expect.poll(found('SELECT FROM fields WHERE name = $1', changed)).toBe(1)
    await closed()
  })

  test('a token, whose end Enter does not confirm', async () => {
    const name = `Programa ${tag()}`
    await page.goto('/admin/settings')
    await openBy(words.settings.tokens.new)
    await typeAndEnter(name)
    await dialog().getByText(words.settings.tokens.made, { exact: true }).waitFor()
    await expectSecretKept()
    await page.keyboard.press('Escape')
    await openBy(named(words.settings.tokens.revokeNamed, { name }))
    await expectNothingConfirmed(found('SELECT FROM api_tokens WHERE name = $1 AND revoked_at IS NULL', name))
  })

  test('a webhook, whose removal Enter does not confirm', async () => {
    const url = `https://erp.aurora.example/${tag()}`
    await page.goto('/admin/webhooks')
    await openBy(words.webhooks.new)
    await typeAndEnter(url)
    await dialog().getByText(words.webhooks.made, { exact: true }).waitFor()
    await expectSecretKept()
    await page.keyboard.press('Escape')
    await openFromMenu(named(words.webhooks.menu, { url }), words.webhooks.remove)
    await expectNothingConfirmed(found('SELECT FROM webhooks WHERE url = $1', url))
  })

  test('an export, which has nothing to be typed', async () => {
    await aLead()
    await page.goto('/leads')
    await openBy(words.export.action)
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    await closed()
  })
})

describe('a search in a dialog begins at once, and Enter takes what it found', () => {
  const search = async (name: string) => {
    await page.keyboard.type(name)
    await dialog()
      .getByRole('option', { name: new RegExp(name) })
      .waitFor()
    await page.keyboard.press('Enter')
  }

  test('whom to merge with, and whose a conversation is', async () => {
    const { contactId } = await aLead()
    const other = await person(`Gêmea ${tag()}`, { phones: [somePhone()] })
    await page.goto(`/contacts/${contactId}`)
    await openBy(words.merge.with.open)
    await search(other.name!)
    await page.waitForURL(`**/contacts/${contactId}/merge/${other.id}`)
    await page.goto(`/contacts/${contactId}`)
    await openBy(words.merge.move.open)
    await search(other.name!)
    await expect.poll(found('SELECT FROM chats WHERE contact_id = $1', other.id)).toBe(1)
  })

  test('the contact of the panel’s preview', async () => {
    const { name } = await person(`Prévia ${tag()}`, { emails: [someEmail()] })
    await page.goto('/admin/panel')
    await openBy(words.panel.preview.choose)
    await search(name!)
    await page.getByText(named(words.panel.preview.of, { name: name! })).waitFor()
  })
})

describe('Enter in a dialog just opened does no harm where that would be hard to mend', () => {
  test('an address is neither changed nor revoked', async () => {
    const channelId = await channel()
    await insert('channel_tokens', {
      channel_id: channelId,
      token_hash: `\\x${randomUUID().replaceAll('-', '').repeat(2)}`,
      created_at: new Date(),
    })
    await page.goto(`/admin/channels/${channelId}`)
    await openBy(words.channels.newAddress)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('radio')
    await page.keyboard.press('Enter')
    await dialog().getByText(words.channels.rotate.title, { exact: true }).waitFor()
    expect(await found('SELECT FROM channel_tokens WHERE channel_id = $1 AND revoked_at IS NULL', channelId)()).toBe(1)
    await page.keyboard.press('Escape')
    await closed()
    await openBy(words.channels.revoke)
    await expectNothingConfirmed(
      found('SELECT FROM channel_tokens WHERE channel_id = $1 AND revoked_at IS NULL', channelId),
    )
  })

  test('nobody is deactivated who has something to hand over', async () => {
    const owner = await newPerson('manager')
    const { leadId } = await aLead()
    await sql('UPDATE leads SET manager_id = $2 WHERE id = $1', [leadId, owner.id])
    await page.goto('/admin/people')
    await openFromMenu(named(words.people.actionsFor, { name: owner.name }), words.people.deactivate)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('radio')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    expect(await found('SELECT FROM users WHERE id = $1 AND active', owner.id)()).toBe(1)
  })

  test('an import is not taken back', async () => {
    const at = new Date()
    const id = await insert('imports', {
      file_name: `${tag()}.csv`,
      state: 'done',
      encoding: 'utf-8',
      separator: ';',
      columns: ['Nome'],
      first_row: 2,
      mapping: ['name'],
      row_count: 1,
      counts: {},
      created_at: at,
      started_at: at,
      finished_at: at,
    })
    await sql(`INSERT INTO import_rows (import_id, number, cells, outcome) VALUES ($1, 2, '{Nina}', 'created')`, [id])
    await page.goto(`/contacts/import/${id}`)
    await openBy(words.imports.result.undo)
    await expectNothingConfirmed(found(`SELECT FROM imports WHERE id = $1 AND state = 'done'`, id))
  })
})

/** A secret that is shown this once stays there, whatever is pressed too often. */
async function expectSecretKept(): Promise<void> {
  await dialog().locator('output').waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] button'))
  await page.keyboard.press('Enter')
  expect(await dialog().locator('output').innerText()).not.toBe('')
}

async function expectNothingConfirmed(stillThere: () => Promise<number>): Promise<void> {
  await page.keyboard.press('Enter')
  await closed()
  expect(await stillThere()).toBe(1)
}
