import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeBrowser, signedInPage } from '../support/browser'
import { newPerson } from '../support/people'
import { weighMove, weighVisit } from '../support/page-weight'
import { channel, chat, conflict, insert, lead, person, someEmail, somePhone } from '../support/rows'

afterAll(closeBrowser)

const KB = 1000
/** A whole page of a list, so that it weighs what it weighs in a company at work. */
const ROWS = 50
/** Each is offered in filters and forms. */
const MANAGERS = 5

const LISTS = ['/leads?status=all', '/queue', '/contacts', '/tasks?who=all&when=upcoming', '/conflicts', '/duplicates']
const ADMIN = [
  'people',
  'operators',
  'assignment',
  'channels',
  'fields',
  'panel',
  'settings',
  'webhooks',
  'simulator',
  'snippet',
  'set-up',
  'deliveries',
]
const OTHERS = ['/leads/new', '/account', '/contacts/import', ...ADMIN.map(name => `/admin/${name}`)]

let made: { leadId: string; contactId: string }

beforeAll(async () => {
  for (let of = 0; of < MANAGERS; of++) await newPerson('manager')
  const home = await channel()
  for (let row = 0; row < ROWS; row++) {
    const contact = await person(`Pessoa Número ${row} de Souza`, { emails: [someEmail()], phones: [somePhone()] })
    const leadId = await lead(contact.id, {
      title: `JivoChat #${900_000 + row} – ${contact.name}`,
      channel_id: home,
      last_activity_at: new Date(),
      created_at: new Date(),
    })
    await chat(home, contact.id, leadId, String(900_000 + row))
    await conflict({ kind: 'phone', contactId: contact.id, key: somePhone().key, value: somePhone().raw })
    const about = { lead_id: leadId, contact_id: contact.id, due_on: '2030-10-10', created_at: new Date(), version: 1 }
    await insert('tasks', {
      kind: 'manual',
      title: `Ligar para ${contact.name}`,
      text: 'Confirmar o prazo de entrega com o depósito',
      ...about,
    })
    made = { leadId, contactId: contact.id }
  }
})

describe('what a page weighs', () => {
  test('stays within 200 kB of scripts, and for a list of fifty within 120 kB, 25 kB on the wire and 20 kB for a move', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const tooHeavy: string[] = []
    const check = (path: string, what: string, bytes: number, most: number) => {
      if (bytes > most * KB) tooHeavy.push(`${path}: ${what} ${(bytes / KB).toFixed(1)} kB, at most ${most}`)
    }
    for (const path of [...LISTS, ...OTHERS, `/leads/${made.leadId}`, `/contacts/${made.contactId}`]) {
      const { js, htmlRaw, htmlWire } = await weighVisit(page.context(), path)
      check(path, 'scripts', js, 200)
      if (!LISTS.includes(path)) continue
      check(path, 'document on the wire', htmlWire, 25)
      check(path, 'document', htmlRaw, 120)
      check(path, 'move', (await weighMove(page.context(), path)).moveWire, 20)
    }
    expect(tooHeavy).toEqual([])
  }, 300_000)
})
