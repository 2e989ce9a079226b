import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { api, app, sql } from '../support/app'
import {
  closeBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  openPage,
  signedInPage,
  signIn,
} from '../support/browser'
import { channelOf, chatNumber, send, someone } from '../support/intake'
import { newPerson } from '../support/people'
import { accepted, finished, offlineMessage } from '../samples/jivo-events'

afterAll(closeBrowser)

const ownEmail = () => `${randomUUID().slice(0, 12)}@aurora.example`

/** A visitor known with one phone, who then gave another; chat and offline message, all of one manager's. */
async function aDaysWork(manager: { email: string }) {
  const channel = await channelOf()
  const who = someone()
  const agent = { id: String(chatNumber()), name: 'Operadora da Casa', email: manager.email }
  const chatId = chatNumber()
  const visitor = { name: who.name, email: who.email, phone: who.phone, number: who.number }
  await send(channel, accepted({ chat_id: chatId, visitor, agent }))
  await send(
    channel,
    finished({
      chat_id: chatId,
      visitor,
      agents: [agent],
      chat: {
        messages: [
          { message: 'Bom dia! Tem o vestido azul?', timestamp: 1772000000, type: 'visitor' },
          { message: 'Tem sim, no M e no G.', timestamp: 1772000030, type: 'agent', agent_id: Number(agent.id) },
        ],
        blacklisted: false,
        rate: 'positive',
      },
    }),
  )
  const other = someone()
  await send(
    channel,
    offlineMessage({
      chat_id: chatNumber(),
      offline_message_id: chatNumber(),
      visitor: { ...visitor, phone: other.phone },
      message: 'Vocês abrem no sábado?',
    }),
  )
  const lead = (await api(`/api/v1/leads?chatId=${chatId}`)).json.data[0]
  return { who, other, chatId, lead }
}

describe.each(['pt-BR', 'en'] as const)('a manager’s day in %s', locale => {
  const words = messages[locale]

  test('from the list to the lead: transcript, manager with the reason, task done, conflict settled by one key', async () => {
    const { page, person } = await signedInPage({ locale })
    const { who, other, chatId, lead } = await aDaysWork(person)

    await page.goto('/leads')
    await page.getByRole('link', { name: new RegExp(`${who.name}.*#${chatId}`) }).click()
    await page.waitForURL(`**/leads/${lead.id}**`)
    await page.getByText('Bom dia! Tem o vestido azul?').waitFor()
    await page.getByText('Tem sim, no M e no G.').waitFor()
    await page.getByText(person.name).first().waitFor()
    expect(lead.managerReason).toContain(person.email)

    const toDo = page.getByRole('region', { name: words.timeline.openTasks })
    await toDo.getByText('Vocês abrem no sábado?').waitFor()

    await page.goto('/tasks')
    await page.getByText('Vocês abrem no sábado?').first().waitFor()
    await page.getByRole('checkbox').first().check()
    await page.getByText(words.tasks.notice.done).first().waitFor()
    await expect.poll(async () => (await api(`/api/v1/tasks?leadId=${lead.id}`)).json.data[0].doneAt).not.toBeNull()
    await page.goto(`/leads/${lead.id}`)
    await page.getByText('Vocês abrem no sábado?').first().waitFor()
    expect(await toDo.count()).toBe(0)

    await page.goto(`/conflicts?mine=1`)
    await page.getByRole('heading', { level: 1, name: words.conflicts.title }).waitFor()
    await page.getByText(who.name).first().click()
    await page
      .getByRole('button', { name: new RegExp(`^1`) })
      .or(page.getByRole('button', { name: /Manter os dois|Keep both/ }))
      .first()
      .waitFor()
    await page.keyboard.press('1')
    const settled = async () => (await api(`/api/v1/conflicts?contactId=${lead.contact.id}`)).json.data[0]
    await expect.poll(async () => (await settled()).state).toBe('resolved')
    const contact = (await api(`/api/v1/contacts/${lead.contact.id}`)).json
    expect(contact.phones.map((phone: { key: string; primary: boolean }) => [phone.key, phone.primary])).toEqual(
      expect.arrayContaining([
        [who.key, true],
        [other.key, false],
      ]),
    )
  })
})

describe('a lead by hand', () => {
  test('is made for somebody new, and the list finds it without accents', async () => {
    const { page } = await signedInPage()
    const name = `João Conceição ${randomUUID().slice(0, 6)}`
    await page.goto('/leads/new')
    await page.getByRole('button', { name: 'Novo contato' }).click()
    await page.getByLabel('Nome').fill(name)
    await page.getByLabel('E-mail').first().fill(ownEmail())
    await page.getByLabel(/Título/).fill(`Orçamento para ${name}`)
    await page.getByRole('button', { name: 'Criar lead' }).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor()
    await page.goto(`/leads?q=${encodeURIComponent(name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))}`)
    await page.getByRole('link', { name: new RegExp(name) }).waitFor()
  })
})

describe('hostile text', () => {
  test('of a visitor is shown as it is and runs nowhere', async () => {
    const page = await openPage()
    await signIn(page, await newPerson('admin'))
    const dialogs: string[] = []
    page.on('dialog', dialog => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    const channel = await channelOf()
    const who = someone()
    const chatId = chatNumber()
    const name = `<img src=x onerror=alert(1)> ${who.number}`
    const chat = {
      messages: [{ message: '<script>alert(2)</script> javascript:alert(3)', timestamp: 1772000000, type: 'visitor' }],
    }
    await send(
      channel,
      finished({
        chat_id: chatId,
        visitor: { ...who, name },
        page: { url: 'javascript:alert(4)', title: '"><b>x' },
        chat,
      }),
    )
    const lead = (await api(`/api/v1/leads?chatId=${chatId}`)).json.data[0]
    const [delivery] = await sql<{ id: string }>('SELECT id FROM deliveries WHERE channel_id = $1', [channel.id])
    for (const path of [
      '/leads',
      `/leads/${lead.id}`,
      `/contacts/${lead.contact.id}`,
      '/contacts',
      '/admin/deliveries',
      `/admin/deliveries/${delivery!.id}`,
    ]) {
      await page.goto(path)
      await page.getByText(who.number).filter({ visible: true }).first().waitFor()
      const dangerous = await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count()
      expect(dangerous, path).toBe(0)
    }
    expect(dialogs).toEqual([])
  })
})

describe('every screen of the day’s work', () => {
  test.each([
    { width: 1280, theme: 'light', locale: 'pt-BR' },
    { width: 360, theme: 'dark', locale: 'en' },
  ] as const)(
    'is free of serious accessibility findings and of sideways scrolling at $width px, $theme',
    async screen => {
      const { page, person } = await signedInPage({ ...screen, role: 'admin' })
      const { lead } = await aDaysWork(person)
      const [delivery] = await sql<{ id: string; channel_id: string }>(
        'SELECT id, channel_id FROM deliveries WHERE lead_id = $1 LIMIT 1',
        [lead.id],
      )
      const paths = [
        '/leads',
        `/leads/${lead.id}`,
        '/leads/new',
        '/contacts',
        `/contacts/${lead.contact.id}`,
        '/tasks',
        '/conflicts',
        `/admin/channels/${delivery!.channel_id}`,
        '/admin/simulator',
        '/admin/deliveries',
        `/admin/deliveries/${delivery!.id}`,
      ]
      for (const path of paths) {
        const answer = await page.goto(path)
        expect(answer?.status(), path).toBe(200)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await expectNoSidewaysScroll(page)
        await expectAccessible(page)
      }
    },
    120_000,
  )

  test('the login page too', async () => {
    const page = await openPage({ width: 360 })
    await page.goto('/login')
    await page.getByRole('button', { name: 'Entrar' }).waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    expect(app().baseUrl).toContain('localhost')
  })
})

test('a page asks the server for nothing but itself, until somebody rests on a link', async () => {
  const { lead } = await aDaysWork(await newPerson('admin'))
  const { page } = await signedInPage({ role: 'admin' })
  const ahead: string[] = []
  page.on('request', request => {
    if (request.headers()['next-router-prefetch']) ahead.push(new URL(request.url()).pathname)
  })
  await page.goto('/leads')
  await page.waitForLoadState('networkidle')
  expect(ahead).toEqual([])
  await page.locator(`a[href^="/leads/${lead.id}"]`).first().hover()
  await expect.poll(() => ahead).toContain(`/leads/${lead.id}`)
  expect(new Set(ahead)).toEqual(new Set([`/leads/${lead.id}`]))
})
