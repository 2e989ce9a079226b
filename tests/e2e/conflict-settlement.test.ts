import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api, sql } from '../support/app'
import { closeBrowser, keepPage, signIn } from '../support/browser'
import {
  channelOf,
  chatNumber,
  chatsOf,
  conflictsOf,
  identifiersOf,
  ownerOf,
  send,
  someone,
  type Channel,
} from '../support/intake'
import { newPerson } from '../support/people'
import { accepted, updated } from '../samples/jivo-events'

// The rows of the conflict policy, each as an event of Jivo brings it, settled by a person on the screen.

let page: Page
let close: () => Promise<void>
let me: Awaited<ReturnType<typeof newPerson>>
let channel: Channel | undefined

beforeAll(async () => {
  const kept = await keepPage()
  ;[page, close] = [kept.page, kept.close]
  me = await newPerson('admin', 'Ana Prado')
  await signIn(page, me)
  // The first call makes a token, which may take longer than a notice stays.
  await api('/api/v1/conflicts?state=open')
}, 120_000)

beforeEach(async () => {
  channel ??= await channelOf()
})

afterAll(async () => {
  await close()
  await closeBrowser()
})

const nothing = { name: null, email: null, phone: null, description: null }
const chat = (visitor: object) =>
  send(channel!, accepted({ chat_id: chatNumber(), visitor: { ...nothing, number: someone().number, ...visitor } }))

/** Somebody who has chatted before. */
async function known() {
  const who = someone()
  await chat(who)
  return { ...who, id: (await ownerOf(who.email))! }
}

/** Everything that settling may touch about these people, for what an undo must bring back. */
async function stateOf(...contactIds: string[]) {
  const rows = (text: string) => sql(text, [contactIds])
  return [
    await rows(
      'SELECT contact_id, kind, key, is_primary, shared FROM identifiers WHERE contact_id = ANY($1) ORDER BY 1, 2, 3',
    ),
    await rows('SELECT contact_id, kind, key FROM ignored_identifiers WHERE contact_id = ANY($1) ORDER BY 1, 2, 3'),
    await rows('SELECT least_id, greatest_id, key FROM kept_pairs WHERE least_id = ANY($1) ORDER BY 1, 2, 3'),
    await rows('SELECT id, contact_id, lead_id, pinned FROM chats WHERE contact_id = ANY($1) ORDER BY id'),
    await rows('SELECT id, merged_into_id FROM contacts WHERE id = ANY($1) ORDER BY id'),
    await rows('SELECT id, state, resolution FROM conflicts WHERE contact_id = ANY($1) ORDER BY id'),
  ]
}

const values = async (contactId: string, kind: 'email' | 'phone' = 'phone') =>
  (await identifiersOf(contactId, kind))
    .map(one => [one.key, one.is_primary])
    .sort((a, b) => Number(b[1]) - Number(a[1]))
const conflictOf = async (contactId: string) => (await conflictsOf(contactId)).at(-1)!
const settled = async (id: string) => (await api(`/api/v1/conflicts/${id}`)).json
const answers = (on: Page) => on.getByRole('region', { name: 'O que fazer' })

// A second is too short where a build runs beside.
const until = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 })

/** Opens a conflict in the inbox, ready to be settled. */
async function open(id: string, on = page): Promise<void> {
  await on.goto(`/conflicts?id=${id}`)
}

/** Presses the numbered choice and waits until the database says so. */
async function choose(id: string, number: number, resolution: string): Promise<void> {
  await answers(page)
    .getByRole('button', { name: new RegExp(`^${number} `) })
    .click()
  await until(async () => (await settled(id)).resolution).toBe(resolution)
}

async function undoByToast(id: string): Promise<void> {
  await page
    .getByRole('region', { name: /Avisos/ })
    .getByRole('button', { name: 'Desfazer' })
    .first()
    .click()
  await until(async () => (await settled(id)).state).toBe('open')
}

describe.each(['phone', 'email'] as const)('row %s', kind => {
  const row = kind === 'phone' ? 4 : 6
  let a: Awaited<ReturnType<typeof known>>
  let other: ReturnType<typeof someone>
  let id: string
  let before: unknown

  // Row 4: the e-mail is known, the phone is another one; row 6 the other way round.
  beforeEach(async () => {
    a = await known()
    other = someone()
    await chat(kind === 'phone' ? { email: a.email, phone: other.phone } : { phone: a.phone, email: other.email })
    id = (await conflictOf(a.id)).id
    before = await stateOf(a.id)
    await open(id)
  })

  const mine = () => (kind === 'phone' ? a.key : a.email)
  const theirs = () => (kind === 'phone' ? other.key : other.email)

  test.each([
    [
      1,
      'add',
      () => [
        [mine(), true],
        [theirs(), false],
      ],
    ],
    [
      2,
      'make_primary',
      () => [
        [theirs(), true],
        [mine(), false],
      ],
    ],
    [3, 'replace', () => [[theirs(), true]]],
    [4, 'ignore', () => [[mine(), true]]],
    [5, 'other_person', () => [[mine(), true]]],
  ] as const)(`row ${row}, choice %i (%s), and back`, async (number, choice, expected) => {
    await choose(id, number, choice)
    expect(await values(a.id, kind)).toEqual(expected())
    expect(await settled(id)).toMatchObject({
      state: choice === 'ignore' ? 'ignored' : 'resolved',
      resolvedBy: { name: me.name },
    })
    if (choice === 'other_person') {
      const newId = (await chatsOf(channel!)).at(-1)!.contact_id
      expect(newId).not.toBe(a.id)
      expect(await values(newId, kind)).toEqual([[theirs(), true]])
    }
    await undoByToast(id)
    expect(await stateOf(a.id)).toEqual(before)
  })
})

describe('two contacts', () => {
  test.each([
    [2, 'move', (a: string, b: string, key: string) => ({ [a]: [key, 'own'], [b]: [] })],
    [3, 'shared', (a: string, b: string, key: string) => ({ [a]: ['own', key], [b]: [key] })],
    [4, 'belongs_to_other', (a: string, b: string, key: string) => ({ [a]: ['own'], [b]: [key] })],
    [5, 'keep', (a: string, b: string, key: string) => ({ [a]: ['own'], [b]: [key] })],
  ] as const)('row 5, choice %i (%s), and back', async (number, choice, expected) => {
    const [a, b] = [await known(), await known()]
    await chat({ email: a.email, phone: b.phone })
    const { id } = await conflictOf(a.id)
    const before = await stateOf(a.id, b.id)
    await open(id)
    await choose(id, number, choice)
    for (const [contactId, keys] of Object.entries(expected(a.id, b.id, b.key))) {
      const there = (await values(contactId)).map(([key]) => (key === a.key ? 'own' : key))
      expect([...there].sort()).toEqual([...keys].sort())
    }
    expect((await chatsOf(channel!)).at(-1)!.contact_id).toBe(choice === 'belongs_to_other' ? b.id : a.id)
    await undoByToast(id)
    expect(await stateOf(a.id, b.id)).toEqual(before)
  })

  test('row 5, choice 1 (merge) by the merge screen, and back', async () => {
    const [a, b] = [await known(), await known()]
    await chat({ email: a.email, phone: b.phone })
    const { id } = await conflictOf(a.id)
    await open(id)
    await answers(page).getByRole('button', { name: /^1 / }).click()
    await page.waitForURL('**/merge/**')
    await page.getByRole('button', { name: 'Unir os dois' }).click()
    await until(async () => (await settled(id)).resolution).toBe('merge')
    const merged = await sql('SELECT id, merged_into_id FROM contacts WHERE id = ANY($1)', [[a.id, b.id]])
    expect(merged.filter(row => row.merged_into_id !== null)).toHaveLength(1)
    await undoByToast(id)
    expect(await values(b.id)).toEqual([[b.key, true]])
  })

  test('row 0: the visitor number of another person loses its link, and gets it back', async () => {
    const [a, b] = [await known(), await known()]
    await chat({ number: a.number, email: b.email })
    const { id } = await conflictOf(a.id)
    await open(id)
    await choose(id, 6, 'cut_link')
    expect(await identifiersOf(a.id, 'visitor')).toEqual([])
    await undoByToast(id)
    expect((await identifiersOf(a.id, 'visitor')).map(one => one.raw)).toEqual([a.number])
  })

  test('row 0: the chat goes back to the person whom the visitor number names', async () => {
    const [a, b] = [await known(), await known()]
    await chat({ number: a.number, email: b.email })
    const { id } = await conflictOf(a.id)
    await open(id)
    await choose(id, 4, 'belongs_to_other')
    expect((await chatsOf(channel!)).at(-1)!).toMatchObject({ contact_id: a.id, pinned: true })
  })
})

test('row 0: a chat that the event took to another person is taken back from the history', async () => {
  const [a, b] = [await known(), await known()]
  const chat_id = chatNumber()
  await send(channel!, accepted({ chat_id, visitor: { ...nothing, number: a.number } }))
  const placed = async () => (await chatsOf(channel!)).at(-1)!
  expect(await placed()).toMatchObject({ contact_id: a.id })
  await send(channel!, updated({ chat_id, visitor: { ...nothing, number: a.number, email: b.email } }))
  expect(await placed()).toMatchObject({ contact_id: b.id, pinned: false })
  // Offered on the page of either.
  await page.goto(`/contacts/${a.id}?tab=history`)
  const line = page.getByRole('listitem').filter({ hasText: `A conversa #${chat_id} foi de ${a.name} para ${b.name}` })
  await line.getByRole('button', { name: 'Desfazer' }).click()
  await until(placed).toMatchObject({ contact_id: a.id, pinned: true })
  // What was undone is one line with its undoing, which is told when it is opened.
  await line.getByText('desfeito').waitFor()
  expect((await conflictsOf(b.id)).map(one => one.state)).toEqual(['resolved'])
})

test('row 0b: what a known visitor gave anew is settled on the contact’s own page, and taken back from its history', async () => {
  const a = await known()
  const other = someone()
  await chat({ number: a.number, email: other.email })
  const { id } = await conflictOf(a.id)
  await page.goto(`/contacts/${a.id}`)
  await choose(id, 1, 'add')
  expect(await values(a.id, 'email')).toEqual([
    [a.email, true],
    [other.email, false],
  ])
  await answers(page).waitFor({ state: 'detached' })
  await page.goto(`/contacts/${a.id}?tab=history`)
  await page.getByRole('button', { name: 'Desfazer' }).first().click()
  await until(async () => (await settled(id)).state).toBe('open')
})

describe('row 7: a shared phone', () => {
  async function sharer() {
    const a = await known()
    await sql(`UPDATE identifiers SET shared = true WHERE contact_id = $1 AND kind = 'phone'`, [a.id])
    await chat({ name: 'Parente', phone: a.phone })
    const newcomer = (await chatsOf(channel!)).at(-1)!
    return { a, newcomer }
  }
  const who = () => page.getByRole('region', { name: 'Quem é esta pessoa?' })

  test('is one press away from being that person, and back', async () => {
    const { a, newcomer } = await sharer()
    await page.goto(`/contacts/${newcomer.contact_id}`)
    await who()
      .getByRole('button', { name: `É ${a.name}` })
      .click()
    await page.waitForURL(`**/contacts/${a.id}**`)
    expect((await chatsOf(channel!)).at(-1)!.contact_id).toBe(a.id)
    await page
      .getByRole('region', { name: /Avisos/ })
      .getByRole('button', { name: 'Desfazer' })
      .first()
      .click()
    await until(async () => (await chatsOf(channel!)).at(-1)!.contact_id).toBe(newcomer.contact_id)
  })

  test('of several people offers each of them', async () => {
    const [a, b] = [await known(), await known()]
    await sql(`UPDATE identifiers SET shared = true WHERE contact_id = $1 AND kind = 'phone'`, [a.id])
    await chat({ email: b.email, phone: a.phone })
    await chat({ name: 'Parente', phone: a.phone })
    const newcomer = (await chatsOf(channel!)).at(-1)!
    expect([a.id, b.id]).not.toContain(newcomer.contact_id)
    await page.goto(`/contacts/${newcomer.contact_id}`)
    await who()
      .getByRole('button', { name: `É ${a.name}` })
      .waitFor()
    await who()
      .getByRole('button', { name: `É ${b.name}` })
      .click()
    await page.waitForURL(`**/contacts/${b.id}**`)
    expect((await chatsOf(channel!)).at(-1)!.contact_id).toBe(b.id)
  })

  test('is somebody else for good, told on the page of the lead', async () => {
    const { newcomer } = await sharer()
    await page.goto(`/leads/${newcomer.lead_id}`)
    await who()
      .getByRole('button', { name: /^É outra pessoa/ })
      .click()
    await who().waitFor({ state: 'detached' })
    await page.goto(`/contacts/${newcomer.contact_id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await who().count()).toBe(0)
    expect((await chatsOf(channel!)).at(-1)!.contact_id).toBe(newcomer.contact_id)
  })
})

test('row 10: a verified value is taken away by a second press only, and left out of a bulk', async () => {
  const [a, b] = [await known(), await known()]
  const mine = { defaultManagerId: me.id }
  const own = await channelOf(undefined, mine)
  for (const who of [a, b]) {
    await send(
      own,
      accepted({
        chat_id: chatNumber(),
        visitor: { ...nothing, number: who.number, email: who.email, phone: someone().phone },
      }),
    )
  }
  await sql('UPDATE identifiers SET verified = true WHERE contact_id = $1', [a.id])
  const [ofA, ofB] = [await conflictOf(a.id), await conflictOf(b.id)]
  await sql('UPDATE contacts SET owner_id = $2 WHERE id = ANY($1)', [[a.id, b.id], me.id])

  await page.goto('/conflicts?mine=1')
  await page.getByRole('button', { name: 'Selecionar', exact: true }).click()
  for (const who of [a, b]) await page.getByRole('checkbox', { name: new RegExp(who.name) }).check()
  await page.getByRole('button', { name: 'Manter os dois', exact: true }).first().click()
  await page.getByText('1 ficou para decidir um a um').waitFor()
  expect([(await settled(ofA.id)).state, (await settled(ofB.id)).state]).toEqual(['open', 'resolved'])

  await open(ofA.id)
  await answers(page).getByRole('button', { name: /^3 / }).click()
  await page.getByText('é verificado. Aperte de novo para confirmar.').waitFor()
  expect((await settled(ofA.id)).state).toBe('open')
  await choose(ofA.id, 3, 'replace')
})

test('row 11: an ignored value is counted only, until somebody has it asked again', async () => {
  const a = await known()
  const other = someone()
  const again = () => chat({ number: a.number, phone: other.phone })
  await again()
  const { id } = await conflictOf(a.id)
  await open(id)
  await choose(id, 4, 'ignore')
  await again()
  expect(await conflictsOf(a.id)).toHaveLength(1)
  await page.goto(`/contacts/${a.id}`)
  await page.getByRole('button', { name: 'Voltar a perguntar' }).click()
  await until(() => sql('SELECT 1 FROM ignored_identifiers WHERE contact_id = $1', [a.id])).toEqual([])
  await again()
  expect((await conflictsOf(a.id)).map(one => one.state)).toEqual(['ignored', 'open'])
})

test('row 12: a question that two chats brought says so and is settled once', async () => {
  const a = await known()
  const other = someone()
  for (let times = 0; times < 2; times++) await chat({ number: a.number, phone: other.phone })
  const { id } = await conflictOf(a.id)
  await open(id)
  await page.getByText('visto em 2 conversas').first().waitFor()
  await choose(id, 1, 'add')
  expect(await conflictsOf(a.id)).toHaveLength(1)
})

test('row 13: two new values of one chat are settled one after the other by their keys', async () => {
  const a = await known()
  const other = someone()
  await sql('UPDATE contacts SET owner_id = $2 WHERE id = $1', [a.id, me.id])
  await chat({ number: a.number, phone: other.phone, email: other.email })
  const asked = await conflictsOf(a.id)
  expect(asked).toHaveLength(2)
  await page.goto(`/conflicts?mine=1&id=${asked[0]!.id}`)
  await page.keyboard.press('1')
  await until(async () => (await conflictsOf(a.id)).filter(one => one.state === 'open')).toHaveLength(1)
  const [left] = (await conflictsOf(a.id)).filter(one => one.state === 'open')
  await open(left!.id)
  await page.keyboard.press('4')
  await until(async () => (await settled(left!.id)).state).toBe('ignored')
})

test('J goes to the next question of the inbox and K back again', async () => {
  const a = await known()
  const other = someone()
  await sql('UPDATE contacts SET owner_id = $2 WHERE id = $1', [a.id, me.id])
  await chat({ number: a.number, phone: other.phone, email: other.email })
  await page.goto('/conflicts?mine=1')
  const listed = () =>
    page.locator('[data-conflict]').evaluateAll(rows => rows.map(row => row.getAttribute('data-conflict')))
  const [first, second] = await listed()
  await page.goto(`/conflicts?mine=1&id=${first}`)
  const at = () => new URL(page.url()).searchParams.get('id')
  await page.keyboard.press('j')
  await expect.poll(at).toBe(second)
  await page.keyboard.press('k')
  await expect.poll(at).toBe(first)
  expect(new Set((await conflictsOf(a.id)).map(one => one.state))).toEqual(new Set(['open']))
})

test.each([
  ['asks nothing any more where that was ticked', true, ['resolved']],
  ['is a new question where it was not', false, ['resolved', 'open']],
] as const)('row 14: the replaced value, brought again, %s', async (_, isTicked, states) => {
  const a = await known()
  const other = someone()
  await chat({ number: a.number, phone: other.phone })
  const { id } = await conflictOf(a.id)
  await open(id)
  if (isTicked) await page.getByRole('checkbox', { name: /não perguntar de novo/ }).check()
  await choose(id, 3, 'replace')
  await chat({ number: a.number, phone: a.phone })
  expect((await conflictsOf(a.id)).map(one => one.state)).toEqual(states)
})

describe('settling', () => {
  test('at the same time in two browsers has one outcome, and the other person is told whose', async () => {
    const a = await known()
    const other = someone()
    await chat({ number: a.number, phone: other.phone })
    const { id } = await conflictOf(a.id)
    const second = await keepPage()
    const bruno = await newPerson('manager', 'Bruno Reis')
    await signIn(second.page, bruno)
    await Promise.all([open(id), open(id, second.page)])
    await Promise.all(
      [page, second.page].map((on, index) =>
        answers(on)
          .getByRole('button', { name: new RegExp(`^${index + 1} `) })
          .click(),
      ),
    )
    const told = Promise.race([page, second.page].map(on => on.getByText(/^Já resolvido por/).waitFor()))
    await told
    const { state, resolution, resolvedBy } = await settled(id)
    expect(state).toBe('resolved')
    const [winner, loser] = resolution === 'add' ? [me, second.page] : [bruno, page]
    expect(resolvedBy.name).toBe(winner.name)
    await loser
      .getByText(new RegExp(`^Já resolvido por ${winner.name} às \\d\\d:\\d\\d`))
      .first()
      .waitFor()
    expect(
      (
        await api(`/api/v1/conflicts/${id}/resolve`, {
          method: 'POST',
          body: '{"choice":"add"}',
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(409)
    await second.close()
  })

  test('a contact that changed meanwhile shows what was seen and what is now, and asks again', async () => {
    const a = await known()
    const other = someone()
    await chat({ number: a.number, phone: other.phone })
    const { id } = await conflictOf(a.id)
    await open(id)
    await sql(`UPDATE contacts SET name = 'Novo Nome', version = version + 1 WHERE id = $1`, [a.id])
    await answers(page).getByRole('button', { name: /^1 / }).click()
    const asked = page.getByRole('alert').filter({ hasText: 'O contato mudou enquanto você olhava' })
    await asked.getByText('Novo Nome').waitFor()
    await asked.getByText(a.name).waitFor()
    expect((await settled(id)).state).toBe('open')
    await asked.getByRole('button', { name: 'Confirmar: Manter os dois' }).click()
    await until(async () => (await settled(id)).resolution).toBe('add')
  })

  test('is taken back from the settled ones for thirty days, and what changed since is said', async () => {
    const a = await known()
    const other = someone()
    await chat({ number: a.number, phone: other.phone })
    const { id } = await conflictOf(a.id)
    await open(id)
    await choose(id, 1, 'add')
    await sql("UPDATE conflicts SET resolved_at = now() - interval '29 days' WHERE id = $1", [id])
    const undo = () => page.getByRole('main').getByRole('button', { name: 'Desfazer' })
    const reopen = async () => {
      await page.goto(`/conflicts?state=settled&id=${id}`)
    }
    await sql(
      "UPDATE identifiers SET is_primary = (key = $2) WHERE contact_id = $1 AND kind = 'phone' AND is_primary",
      [a.id, ''],
    )
    await sql('UPDATE identifiers SET is_primary = true WHERE contact_id = $1 AND key = $2', [a.id, other.key])
    await reopen()
    await undo().click()
    await page
      .getByRole('main')
      .getByText(/Não dá mais para desfazer/)
      .waitFor()
    expect((await settled(id)).state).toBe('resolved')
    await sql("UPDATE conflicts SET resolved_at = now() - interval '31 days' WHERE id = $1", [id])
    await reopen()
    await page.getByText('O prazo para desfazer passou.').waitFor()
    expect(await undo().count()).toBe(0)
  })

  test('is for the contact’s manager where the settings say so: another one reads who may', async () => {
    const a = await known()
    const owner = await newPerson('manager', 'Carla Dias')
    await sql('UPDATE contacts SET owner_id = $2 WHERE id = $1', [a.id, owner.id])
    await chat({ number: a.number, phone: someone().phone })
    const { id } = await conflictOf(a.id)
    const second = await keepPage()
    await signIn(second.page, await newPerson('manager'))
    await sql(`UPDATE settings SET conflict_rights = 'owner'`)
    try {
      await second.page.goto(`/conflicts?id=${id}`)
      await second.page.getByText('Carla Dias ou um administrador decide este conflito').waitFor()
      expect(await answers(second.page).count()).toBe(0)
      await open(id)
      await answers(page).getByRole('button', { name: /^1 / }).waitFor()
    } finally {
      await sql(`UPDATE settings SET conflict_rights = 'everybody'`)
    }
    await second.close()
  })
})

test('a phone seen from abroad is confirmed by one press on the contact’s page', async () => {
  const a = someone()
  const session = { geoip: { country_code: 'PT', country: 'Portugal' } }
  await send(channel!, accepted({ chat_id: chatNumber(), session, visitor: { ...a, phone: a.phone.slice(3) } }))
  const contactId = (await ownerOf(a.email))!
  await page.goto(`/contacts/${contactId}`)
  await page.getByRole('button', { name: 'É do Brasil' }).click()
  await until(() => ownerOf(a.key)).toBe(contactId)
})
