import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { sql } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { channel, chat, lead, person, user } from '../support/rows'

afterAll(closeBrowser)

const MINUTE_MS = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS)

/** A lead that nobody has, whose latest activity was so many minutes ago, with a chat of this state. */
async function waiting(name: string, minutes: number, chatRow: Record<string, unknown> = {}): Promise<string> {
  const [channelId, contact] = [await channel(), await person(name)]
  const at = ago(minutes)
  const id = await lead(contact.id, {
    title: `JivoChat – ${name}`,
    channel_id: channelId,
    last_activity_at: at,
    created_at: at,
  })
  const number = String(Math.floor(Math.random() * 1e9))
  await chat(channelId, contact.id, id, number, { started_at: at, last_event_at: at, ...chatRow })
  return id
}

const rowsOf = (page: Page) => page.locator('[data-row]')
const managerOf = async (id: string) =>
  (await sql<{ manager_id: string | null }>('SELECT manager_id FROM leads WHERE id = $1', [id]))[0]?.manager_id

/** The whole queue, page by page, as far as it is of these leads: others are of other tests. */
async function walk(page: Page, own: readonly string[]): Promise<{ id: string; group: string; text: string }[]> {
  const seen: { id: string; group: string; text: string }[] = []
  await page.goto('/queue')
  for (;;) {
    const rows = await rowsOf(page).evaluateAll(all =>
      all.map(row => ({
        id: row.getAttribute('data-row') ?? '',
        group: row.closest('section')?.getAttribute('aria-label') ?? '',
        text: row.textContent ?? '',
      })),
    )
    seen.push(...rows.filter(row => own.includes(row.id)))
    const next = page.getByRole('link', { name: 'Próximos' })
    if ((await next.count()) === 0) return seen
    await page.goto((await next.getAttribute('href')) ?? '')
  }
}

/** Rows that stand first in the queue, next to each other: in a chat now, with the latest activity of all. */
const first = (name: string, place: number) => waiting(name, -60 - place, { state: 'running' })

describe('the queue', () => {
  test('shows who is chatting now, then messages of today, then the rest by age, and red only what is urgent', async () => {
    const word = randomUUID().slice(0, 6)
    const old = await waiting(`Velho ${word}`, 60 * 24 * 28)
    const yesterday = await waiting(`Ontem ${word}`, 60 * 24 * 2)
    const offline = await waiting(`Recado ${word}`, 1, { kind: 'offline', state: 'offline' })
    const fresh = await waiting(`Novo ${word}`, 0.5)
    const chatting = await waiting(`Agora ${word}`, 600, { state: 'running', last_event_at: ago(600) })
    const silent = await waiting(`Calado ${word}`, 60 * 25, { state: 'running', last_event_at: ago(60 * 25) })
    const { page } = await signedInPage()
    const rows = await walk(page, [old, yesterday, offline, fresh, chatting, silent])
    expect(rows.map(row => row.id)).toEqual([chatting, offline, fresh, silent, yesterday, old])
    expect(rows.map(row => row.group)).toEqual([
      'Agora',
      'Hoje',
      'Hoje',
      'Mais antigos',
      'Mais antigos',
      'Mais antigos',
    ])
    const [now, , , , late, quiet] = rows.map(row => row.text)
    expect(now).toContain('em conversa')
    expect(late).toContain('2 dias')
    expect(quiet).toContain('há 28 dias na fila')
    await page.goto('/queue')
    await expectAccessible(page)
  })

  test('pages through more leads than one page holds, each once', async () => {
    const contact = await person('Muitos')
    // Some made at the very same moment: the id decides then, and none is skipped at the edge of a page.
    const many = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        lead(contact.id, { title: `Espera ${index}`, status: 'open', created_at: ago(3000 + Math.floor(index / 10)) }),
      ),
    )
    const { page } = await signedInPage()
    expect((await walk(page, many)).map(row => row.id).toSorted()).toEqual(many.toSorted())
    await sql(`UPDATE leads SET status = 'lost' WHERE contact_id = $1`, [contact.id])
  })

  test('gives several to one person with Shift and the keyboard, in one act with a way back', async () => {
    const word = randomUUID().slice(0, 6)
    const bianca = await user('manager', `Bianca ${word}`)
    const ids = [
      await first(`Um ${word}`, 4),
      await first(`Dois ${word}`, 3),
      await first(`Tres ${word}`, 2),
      await first(`Quatro ${word}`, 1),
    ]
    const [task] = await sql<{ id: string }>(
      `INSERT INTO tasks (id, kind, title, lead_id, created_at) VALUES (gen_random_uuid(), 'manual', 'Responder', $1, now()) RETURNING id`,
      [ids[0]],
    )
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/queue')
    await page.getByRole('checkbox', { name: new RegExp(`Um ${word}`) }).click()
    await page.getByRole('checkbox', { name: new RegExp(`Tres ${word}`) }).click({ modifiers: ['Shift'] })
    await page.getByText('3 selecionados').waitFor()
    // The keyboard: two rows down from the first, its box off, and one further on.
    await page.getByRole('link', { name: new RegExp(`Um ${word}`) }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('2 selecionados').waitFor()
    // Meanwhile somebody takes one of them.
    await sql('UPDATE leads SET manager_id = $2 WHERE id = $1', [ids[1], await user()])
    await page.getByLabel('Passar para').selectOption({ label: `Bianca ${word}` })
    await page.getByRole('button', { name: 'Passar', exact: true }).click()
    await page.getByText(`1 lead passado para Bianca ${word}. 1 já não estava na fila`).waitFor()
    expect(await managerOf(ids[0]!)).toBe(bianca)
    expect(await managerOf(ids[2]!)).toBeNull()
    const assignee = async () =>
      (await sql<{ assignee_id: string | null }>('SELECT assignee_id FROM tasks WHERE id = $1', [task?.id]))[0]
        ?.assignee_id
    expect(await assignee()).toBe(bianca)
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Fila' }).click()
    await page.keyboard.press('z')
    await page.getByText('1 lead de volta na fila').waitFor()
    expect([await managerOf(ids[0]!), await assignee()]).toEqual([null, null])
  })

  test('offers managers no selection, and fits a phone', async () => {
    const word = randomUUID().slice(0, 6)
    await first(`Celular ${word}`, 9)
    const manager = await signedInPage()
    await manager.page.goto('/queue')
    await manager.page.getByRole('link', { name: new RegExp(`Celular ${word}`) }).waitFor()
    expect(await manager.page.getByRole('checkbox').count()).toBe(0)
    const admin = await signedInPage({ role: 'admin', width: 360, theme: 'dark' })
    await admin.page.goto('/queue')
    await admin.page.getByRole('checkbox').first().click()
    await admin.page.getByText('1 selecionado').waitFor()
    await expectNoSidewaysScroll(admin.page)
    await expectAccessible(admin.page)
  })
})
