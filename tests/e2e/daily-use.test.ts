import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { sql } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { channel, chat, conflict, lead, person, somePhone, user } from '../support/rows'

afterAll(closeBrowser)

const word = () => randomUUID().slice(0, 6)
const messages = (text: string) => [
  { at: new Date().toISOString(), from: 'visitor', text, operatorId: null, operatorName: null },
]

/** A lead of this person's with a finished chat in which something was said. */
async function talked(name: string, managerId: string | null, row: Record<string, unknown> = {}) {
  const [channelId, phone] = [await channel(), somePhone()]
  const contact = await person(name, { phones: [phone] })
  await sql(`UPDATE identifiers SET e164 = $2, phone_kind = 'mobile' WHERE contact_id = $1`, [
    contact.id,
    `+55${phone.raw.replace(/\D/g, '')}`,
  ])
  const number = String(Math.floor(Math.random() * 1e9))
  const id = await lead(contact.id, {
    title: `JivoChat #${number} – ${name}`,
    manager_id: managerId,
    channel_id: channelId,
    ...row,
  })
  const chatId = await chat(channelId, contact.id, id, number, {
    messages: messages(`Olá de ${name}`),
    message_count: 1,
  })
  return { id, contactId: contact.id, chatId, phone, number }
}

/** A conflict between the phone of a contact and the one a chat brought. */
async function phoneConflict(ownerId: string | null) {
  const name = `Ivone ${word()}`
  const { contactId, chatId, phone, id: leadId } = await talked(name, ownerId)
  const other = somePhone()
  const id = await conflict({ kind: 'phone', contactId, key: other.key, value: other.raw, crm: phone.raw, chatId })
  return { id, name, contactId, leadId, phone, other }
}

const stateOf = async (id: string) =>
  (await sql<{ state: string }>('SELECT state FROM conflicts WHERE id = $1', [id]))[0]?.state
const notices = (page: Page) => page.getByRole('region', { name: /Avisos/ })

describe('the list of leads', () => {
  test('is ordered by latest activity, to which notes, stages, owners and tasks add', async () => {
    const { page, person: me } = await signedInPage()
    const names = [`Ana ${word()}`, `Bia ${word()}`, `Caio ${word()}`]
    const [ana, bia, caio] = [
      await talked(names[0]!, me.id),
      await talked(names[1]!, me.id),
      await talked(names[2]!, me.id),
    ]
    const order = async () => {
      await page.goto('/leads?manager=me')
      return page
        .locator('main a[href^="/leads/"]')
        .evaluateAll(
          (links, own) =>
            links.map(link => own.findIndex(id => link.getAttribute('href')?.includes(id))).filter(at => at >= 0),
          [ana.id, bia.id, caio.id],
        )
    }
    await page.goto(`/leads/${bia.id}`)
    await page.getByLabel('Nova nota').fill('Ligar amanhã')
    await page.getByLabel('Nova nota').press('Control+Enter')
    await expect.poll(async () => (await sql('SELECT FROM notes WHERE lead_id = $1', [bia.id])).length).toBe(1)
    expect((await order())[0]).toBe(1)
    await page.goto(`/leads/${ana.id}`)
    await page.getByRole('button', { name: /Etapa/ }).click()
    await page.getByRole('menuitemradio').nth(1).click()
    await notices(page)
      .getByText(/Movido|Moved|etapa/i)
      .first()
      .waitFor()
    expect((await order()).slice(0, 2)).toEqual([0, 1])
  })

  test('is what “←” leads back to, with its filters, and nowhere else', async () => {
    const { page, person: me } = await signedInPage()
    const { id } = await talked(`Volta ${word()}`, me.id)
    await page.goto('/leads?manager=me')
    await page.locator(`main a[href^="/leads/${id}"]`).first().click()
    await page.waitForURL(url => url.pathname === `/leads/${id}`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    const back = page.getByRole('main').getByRole('link', { name: 'Leads', exact: true })
    await expect.poll(() => back.getAttribute('href')).toBe('/leads?manager=me')
    await page.evaluate(() => sessionStorage.setItem('list:/leads', '//evil.example/leads?x'))
    await page.reload()
    await expect.poll(() => back.getAttribute('href')).toBe('/leads')
    await page.goto('/queue')
    await page.goto(`/leads/${id}`)
    await page.getByRole('main').getByRole('link', { name: 'Fila', exact: true }).waitFor()
  })
})

describe('a lead', () => {
  test('keeps the note being written when one leaves, until it is saved or one signs out', async () => {
    const { page, person: me } = await signedInPage()
    const { id } = await talked(`Nota ${word()}`, me.id)
    const field = page.getByLabel('Nova nota')
    await page.goto(`/leads/${id}`)
    await field.fill('Quer entrega na sexta')
    await page.goto('/leads')
    await page.goto(`/leads/${id}`)
    await expect.poll(() => field.inputValue()).toBe('Quer entrega na sexta')
    await field.press('Control+Enter')
    await expect.poll(() => field.inputValue()).toBe('')
    await field.fill('Fica para depois')
    const drafts = () => page.evaluate(() => Object.keys(sessionStorage).filter(name => name.startsWith('draft:')))
    expect(await drafts()).toHaveLength(1)
    await page.getByRole('button', { name: new RegExp(me.name) }).click()
    await page.getByRole('button', { name: 'Sair' }).click()
    await page.waitForURL(/login/)
    expect(await drafts()).toEqual([])
  })

  test('tells a hand-over in one line, and a hand-over taken back as undone', async () => {
    const { page, person: me } = await signedInPage()
    const name = `Bianca ${word()}`
    await user('manager', name)
    const { id } = await talked(`Passa ${word()}`, me.id)
    await sql('UPDATE contacts SET owner_id = $2 WHERE id = (SELECT contact_id FROM leads WHERE id = $1)', [id, me.id])
    await page.goto(`/leads/${id}`)
    await page.getByLabel('Responsável', { exact: true }).selectOption({ label: name })
    const timeline = page.getByRole('region', { name: 'Linha do tempo' })
    const line = timeline
      .getByRole('listitem')
      .filter({ hasText: `para ${name}` })
      .first()
    await line.getByText('detalhes (1)').waitFor()
    expect(await timeline.locator('ol > li').filter({ hasText: name }).count()).toBe(1)
    expect(await line.getByText('Responsável pelo contato').isVisible()).toBe(false)
    await line.getByText('detalhes (1)').click()
    await line.getByText('Responsável pelo contato').waitFor()
    await page.keyboard.press('z')
    await timeline.getByText('desfeito').waitFor()
    expect(await timeline.locator('ol > li').filter({ hasText: name }).count()).toBe(1)
    expect((await sql<{ manager_id: string }>('SELECT manager_id FROM leads WHERE id = $1', [id]))[0]?.manager_id).toBe(
      me.id,
    )
  })

  test.each(['light', 'dark'] as const)(
    'shows the conversation first on a phone, with name, state, call and note at hand, %s',
    async theme => {
      const { page, person: me } = await signedInPage({ width: 360, theme })
      const name = `Celular ${word()}`
      const { id, number } = await talked(name, me.id)
      await sql(
        `INSERT INTO tasks (id, kind, title, lead_id, assignee_id, created_at) VALUES (gen_random_uuid(), 'manual', 'Mandar tabela', $1, $2, now())`,
        [id, me.id],
      )
      await page.goto(`/leads/${id}`)
      const said = page.getByText(`Olá de ${name}`)
      expect((await said.boundingBox())?.y).toBeLessThan(500)
      await page.getByRole('heading', { level: 1, name }).waitFor()
      const main = page.getByRole('main')
      for (const label of ['Ligar', 'WhatsApp'])
        expect((await main.getByRole('link', { name: label, exact: true }).first().boundingBox())?.y).toBeLessThan(60)
      const note = await page.getByLabel('Nova nota').boundingBox()
      expect(note && note.y + note.height).toBeLessThan(740)
      expect(await page.getByText('Mandar tabela').first().isVisible()).toBe(false)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Notas e tarefas' }).click()
      await page.getByText('Mandar tabela').first().waitFor()
      expect(await said.isVisible()).toBe(false)
      await page.getByRole('button', { name: 'Dados' }).click()
      await page.getByText(`#${number}`).last().waitFor()
      await page.getByLabel('Responsável', { exact: true }).waitFor()
      await expectAccessible(page)
      await page.getByRole('navigation', { name: 'Principal' }).last().getByRole('link', { name: /Fila/ }).waitFor()
      await page.setViewportSize({ width: 320, height: 256 })
      const bar = page.getByRole('navigation', { name: 'Principal' }).last()
      expect((await bar.boundingBox())?.y).toBeGreaterThan(256)
    },
  )

  test('pulses for less than five seconds', async () => {
    const { page, person: me } = await signedInPage()
    const { id } = await talked(`Pulso ${word()}`, me.id)
    await sql(`UPDATE chats SET state = 'running', last_event_at = now() WHERE lead_id = $1`, [id])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.goto(`/leads/${id}`)
    const seconds = await page
      .locator('.animate-breathe')
      .first()
      .evaluate(dot => {
        const { animationDuration, animationIterationCount } = getComputedStyle(dot)
        return parseFloat(animationDuration) * Number(animationIterationCount)
      })
    expect(seconds).toBeLessThan(5)
  })
})

describe('conflicts', () => {
  test('say of an empty list of one’s own how many there are of others', async () => {
    const { page } = await signedInPage()
    await phoneConflict(await user())
    await page.goto('/conflicts?mine=1')
    await page.getByRole('heading', { name: 'Nenhum conflito seu' }).waitFor()
    await page.getByText(/Há \d+ de outra/).waitFor()
    await page.getByRole('link', { name: 'Ver os de todos' }).click()
    await page.waitForURL(url => url.pathname === '/conflicts' && url.search === '')
  })

  test('show keys with their numbers in sight, undo by Z, and keep the value that was replaced', async () => {
    const { page, person: me } = await signedInPage()
    const { id, name, phone, other } = await phoneConflict(me.id)
    await page.goto(`/conflicts?id=${id}`)
    const keys = page.getByRole('note', { name: 'Teclas' })
    expect((await keys.boundingBox())?.y).toBeLessThan(400)
    const highest = await page
      .getByRole('region', { name: 'O que fazer' })
      .getByRole('button')
      .evaluateAll(all => Math.max(...all.map(one => Number(one.getAttribute('aria-keyshortcuts')))))
    expect(await keys.innerText()).toContain(String(highest))
    const key = await page.getByRole('button', { name: /Substituir/ }).getAttribute('aria-keyshortcuts')
    await page.keyboard.press(key ?? '')
    await notices(page).getByText(`Substituir – ${name}`).waitFor()
    await expect.poll(() => stateOf(id)).toBe('resolved')
    await page.keyboard.press('z')
    await expect.poll(() => stateOf(id)).toBe('open')
    await page.goto(`/conflicts?id=${id}`)
    await page.keyboard.press(key ?? '')
    await expect.poll(() => stateOf(id)).toBe('resolved')
    await page.goto(`/conflicts?state=settled&id=${id}`)
    await page.getByText('Substituído').first().waitFor()
    const before = page.getByRole('region', { name: 'CRM antes' })
    const digits = (text: string) => text.replace(/\D/g, '')
    expect(digits(await before.getByRole('paragraph').first().innerText())).toBe(digits(phone.raw))
    expect(digits(await before.innerText())).toContain(digits(other.raw))
    expect(await page.getByRole('note', { name: 'Teclas' }).getByText('resolve').count()).toBe(0)
    // Settled before the value was kept: what is known is said, and from when it is.
    await sql(`UPDATE conflicts SET settled_crm_value = NULL, undo = NULL WHERE id = $1`, [id])
    await page.reload()
    await before.getByText(/não foi guardado/).waitFor()
    await expectAccessible(page)
  })
})

test('nobody’s tasks and the queue are named where one has nothing to do', async () => {
  const { page } = await signedInPage()
  await sql(`INSERT INTO tasks (id, kind, title, created_at) VALUES (gen_random_uuid(), 'manual', 'De ninguém', now())`)
  await page.goto('/tasks')
  await page.getByRole('heading', { name: 'Nenhuma tarefa sua' }).waitFor()
  await page
    .getByRole('main')
    .getByRole('link', { name: /sem responsável/ })
    .click()
  await page.waitForURL(url => url.search === '?who=nobody')
})

test('a person has one colour on every page', async () => {
  const { page, person: me } = await signedInPage({ role: 'admin' })
  const { id } = await talked(`Cor ${word()}`, me.id)
  const hueIn = async (place: Locator) =>
    /\bhue-\w+/.exec((await place.locator('[class*="hue-"]').first().getAttribute('class')) ?? '')?.[0]
  const colour = async (path: string, name: string) => {
    await page.goto(path)
    return hueIn(page.getByText(name, { exact: true }).locator('xpath=ancestor::*[.//*[contains(@class,"hue-")]][1]'))
  }
  const inRail = await page
    .goto('/leads?manager=me')
    .then(() => hueIn(page.getByRole('button', { name: new RegExp(me.name) })))
  expect(inRail).toBeTruthy()
  expect(await hueIn(page.locator('main li').filter({ has: page.locator(`a[href^="/leads/${id}"]`) }))).toBe(inRail)
  expect(await colour('/admin/people', me.email)).toBe(inRail)
})
