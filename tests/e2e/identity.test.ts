import { randomUUID } from 'node:crypto'
import { type Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { api, sql } from '../support/app'
import {
  closeBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  openPage,
  signedInPage,
  signIn,
} from '../support/browser'
import { channel, chat, identifier, insert, lead, person, someEmail, somePhone } from '../support/rows'
import { newPerson } from '../support/people'

afterAll(closeBrowser)

const contactOf = async (id: string) => (await api(`/api/v1/contacts/${id}`)).json
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const notice = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text })
const undo = (page: Page, text: string | RegExp) => notice(page, text).getByRole('button', { name: 'Desfazer' }).click()

/** Two contacts of one name with a past; the first has more of it. */
async function twoAnas() {
  const tag = randomUUID().slice(0, 6)
  const [ana, bia] = [`Ana ${tag}`, `Anabela ${tag}`]
  const email = someEmail()
  const one = await person(
    ana,
    { emails: [email], phones: [somePhone()] },
    { description: 'prefere a manhã', organization: 'Loja' },
  )
  const other = await person(
    bia,
    { emails: [someEmail()], phones: [{ raw: '98765-4321', key: null }] },
    { description: 'prefere a tarde', organization: 'Loja' },
  )
  const site = await channel()
  const leads = [await lead(one.id), await lead(other.id, { title: `Orçamento ${tag}` })]
  await chat(site, one.id, leads[0] as string, '18')
  const moved = await chat(site, other.id, leads[1] as string, '19')
  await insert('notes', { contact_id: one.id, text: 'ligar antes', created_at: new Date() })
  return { ana, bia, email, oneId: one.id, otherId: other.id, chatId: moved }
}

describe('two contacts of one person', () => {
  test('are merged as a person chooses, parted from the notice, merged past a change in between, and parted from the history', async () => {
    const { page } = await signedInPage({ role: 'admin', name: 'Marina Duarte' })
    const { ana, bia, oneId, otherId } = await twoAnas()

    await page.goto(`/contacts/${oneId}`)
    await button(page, 'Unir com outro contato').click()
    await page.getByRole('combobox', { name: 'Buscar contato' }).fill(bia)
    await page.getByRole('option', { name: new RegExp(bia) }).click()
    await page.waitForURL(`**/contacts/${oneId}/merge/${otherId}`)
    await page.getByRole('heading', { level: 1, name: 'Unir contatos' }).waitFor()
    await expectAccessible(page)

    // Who has more history stays; an arrow changes that, another changes it back.
    const stays = page.getByRole('group', { name: 'Quem fica' }).getByRole('radio')
    expect(await stays.nth(0).isChecked()).toBe(true)
    await stays.nth(0).press('ArrowRight')
    expect(await stays.nth(1).isChecked()).toBe(true)
    await button(page, 'Trocar').click()
    expect(await stays.nth(0).isChecked()).toBe(true)
    await page.getByText('1 dado igual').waitFor()
    await page.getByText(new RegExp(`Para ${ana} vão: .*1 conversa.*1 lead.*1 e-mail e 1 telefone`)).waitFor()
    await page.getByText(`${bia} passa a fazer parte de ${ana}.`).waitFor()

    await page.getByRole('group', { name: 'Sobre' }).getByRole('radio', { name: 'Manter os dois' }).check()
    const name = page.getByRole('group', { name: 'Nome' }).getByRole('radio')
    await name.nth(0).focus()
    await name.nth(0).press('ArrowRight')
    expect(await name.nth(1).isChecked()).toBe(true)
    await name.nth(1).press('Enter')
    await page.waitForURL(`**/contacts/${oneId}`)
    await page.getByRole('heading', { level: 1, name: bia }).waitFor()
    expect(await contactOf(otherId)).toMatchObject({
      id: oneId,
      mergedFrom: otherId,
      name: bia,
      description: 'prefere a manhã\n\nprefere a tarde',
    })
    await undo(page, 'agora são um só')
    await notice(page, 'União desfeita').waitFor()
    expect([(await contactOf(oneId)).name, (await contactOf(otherId)).name]).toEqual([ana, bia])

    // Somebody edits one of them while the other one decides: nothing is merged, the choices stay, and it is said.
    await page.goto(`/contacts/${otherId}/merge/${oneId}`)
    await button(page, `Usar tudo deste lado: ${bia}`).click()
    await sql(`UPDATE contacts SET organization = 'Outra loja', version = version + 1 WHERE id = $1`, [otherId])
    await button(page, 'Unir os dois').click()
    await page
      .getByRole('alert')
      .filter({ hasText: `${bia} mudou enquanto você olhava` })
      .waitFor()
    await page.getByText('Outra loja').waitFor()
    expect((await contactOf(otherId)).mergedFrom).toBeUndefined()
    expect(await page.getByRole('group', { name: 'Nome' }).getByRole('radio', { name: bia }).isChecked()).toBe(true)
    await button(page, 'Unir os dois').click()
    await page.waitForURL(`**/contacts/${oneId}`)

    // The old address leads on, and says why.
    await page.goto(`/contacts/${otherId}`)
    await page.waitForURL(`**/contacts/${oneId}?from=${otherId}`)
    await page.getByText(`Este endereço era de ${bia}`).waitFor()

    await page.goto(`/contacts/${oneId}?tab=history`)
    await page.getByText(`${bia} foi unido a este`).first().waitFor()
    await page.getByRole('link', { name: 'O que aconteceu' }).first().click()
    await page.getByRole('heading', { level: 1, name: `${bia} foi unido a ${ana}` }).waitFor()
    for (const told of [`JivoChat #19 – ${bia}`, 'Conversa #19', 'prefere a manhã', '98765-4321'])
      await page.getByText(told).first().waitFor()
    await expectAccessible(page)
    await button(page, 'Desfazer').click()
    await page.getByText(/^Desfeita em .*Marina Duarte/).waitFor()
    expect((await contactOf(otherId)).id).toBe(otherId)
    await page.goto(`/contacts/${oneId}?tab=history`)
    await page
      .getByRole('listitem')
      .filter({ hasText: `${bia} foi unido a este` })
      .getByText('desfeito')
      .nth(1)
      .waitFor()
    expect(await button(page, 'Desfazer').count()).toBe(0)
  }, 120_000)

  test('are merged on a phone, and the way back is not offered to somebody else', async () => {
    const page = await openPage({ width: 360, theme: 'dark' })
    await signIn(page, await newPerson())
    const { ana, bia, oneId, otherId } = await twoAnas()
    await page.goto(`/contacts/${oneId}/merge/${otherId}`)
    await page.getByRole('checkbox', { name: 'levar 98765-4321' }).uncheck()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await button(page, 'Unir os dois').click()
    await page.waitForURL(`**/contacts/${oneId}`)
    expect((await contactOf(oneId)).phones).toHaveLength(1)

    const [merge] = await sql<{ id: string }>('SELECT id FROM merges WHERE survivor_id = $1', [oneId])
    const other = await openPage()
    await signIn(other, await newPerson())
    await other.goto(`/contacts/${oneId}/merges/${merge?.id}`)
    await other.getByRole('heading', { level: 1, name: `${bia} foi unido a ${ana}` }).waitFor()
    await other.getByText('Só quem uniu ou um administrador pode desfazer').waitFor()
    expect(await button(other, 'Desfazer').count()).toBe(0)
  })
})

test('a third who may be the same person is shown beside the two, and is next when they are one', async () => {
  const { page } = await signedInPage()
  const { ana, oneId, otherId } = await twoAnas()
  const third = await person('Ana Terceira', { emails: [someEmail()] })
  const [least_id, greatest_id] = [otherId, third.id].sort()
  await insert('duplicates', {
    least_id,
    greatest_id,
    reason: 'same_name_and_city',
    confidence: 30,
    value: 'Ana, Recife',
    state: 'open',
    found_at: new Date(),
  })
  await page.goto(`/contacts/${oneId}/merge/${otherId}`)
  await page.getByText('Ana Terceira também pode ser esta pessoa').waitFor()
  await page.getByRole('checkbox', { name: 'Depois, decidir sobre Ana Terceira' }).check()
  await expectAccessible(page)
  await button(page, 'Unir os dois').click()
  await page.waitForURL(`**/contacts/${oneId}/merge/${third.id}`)
  await page
    .getByRole('group', { name: 'Quem fica' })
    .getByRole('radio', { name: new RegExp(ana) })
    .check()
  await button(page, 'Unir os dois').click()
  await page.waitForURL(`**/contacts/${oneId}`)
  expect([(await contactOf(otherId)).id, (await contactOf(third.id)).id]).toEqual([oneId, oneId])
})

describe('the page of a contact', () => {
  test('moves a chat and takes it back, from the notice and from the history', async () => {
    const { page } = await signedInPage()
    const { ana, bia, oneId, otherId, chatId } = await twoAnas()
    const placed = async () => (await api(`/api/v1/chats/${chatId}`)).json.contact.id
    await page.goto(`/contacts/${otherId}`)
    await button(page, 'Mover para outro contato').click()
    await page.getByRole('combobox', { name: 'Buscar contato' }).fill(ana)
    await page.getByRole('option', { name: new RegExp(ana) }).click()
    await notice(page, `Conversa movida para ${ana}`).waitFor()
    expect(await placed()).toBe(oneId)
    await undo(page, 'Conversa movida')
    await notice(page, 'A conversa voltou').waitFor()
    expect(await placed()).toBe(otherId)

    await api(`/api/v1/chats/${chatId}/move`, { method: 'POST', body: JSON.stringify({ contactId: oneId }) })
    await page.goto(`/contacts/${oneId}?tab=history`)
    await page.getByText(`A conversa #19 foi de ${bia} para ${ana}`).first().waitFor()
    await button(page, 'Desfazer').click()
    await expect.poll(placed).toBe(otherId)
    await page
      .getByRole('listitem')
      .filter({ hasText: `A conversa #19 foi de ${bia} para ${ana}` })
      .getByText('desfeito')
      .nth(1)
      .waitFor()
    expect(await button(page, 'Desfazer').count()).toBe(0)
  })

  test('puts its e-mails and phones in order: primary, the missing DDD, shared, and a value that is somebody else’s', async () => {
    const { page } = await signedInPage()
    const { ana, email, oneId, otherId } = await twoAnas()
    const second = somePhone()
    await identifier(oneId, 'phone', second, false)
    await sql(
      `UPDATE identifiers SET e164 = '+' || left(key, 4) || '9' || substr(key, 5, 8) WHERE contact_id = $1 AND kind = 'phone'`,
      [oneId],
    )
    await page.goto(`/contacts/${oneId}`)
    const phones = async () =>
      (await contactOf(oneId)).phones as { key: string; raw: string; primary: boolean; shared: boolean }[]
    const primary = async () => (await phones()).find(phone => phone.primary)?.key
    const first = await primary()
    await button(page, `Tornar principal: ${second.raw}`).click()
    await notice(page, 'Agora o principal é').waitFor()
    expect(await primary()).toBe(second.key)
    await undo(page, 'Agora o principal é')
    await expect.poll(primary).toBe(first)
    await button(page, `Opções de ${second.raw}`).click()
    await page.getByRole('menuitem', { name: 'Marcar como compartilhado' }).click()
    await expect.poll(async () => (await phones()).find(phone => phone.key === second.key)?.shared).toBe(true)

    await sql(`UPDATE identifiers SET flag = 'missing_ddd' WHERE contact_id = $1 AND key IS NULL`, [otherId])
    await page.goto(`/contacts/${otherId}`)
    await page.getByRole('textbox', { name: 'DDD' }).fill('11')
    await page.getByRole('textbox', { name: 'DDD' }).press('Enter')
    await expect.poll(async () => (await contactOf(otherId)).phones[0].key).toBe('551187654321M')
    await sql(`UPDATE identifiers SET key = NULL WHERE contact_id = $1 AND kind = 'phone'`, [otherId])

    await button(page, 'Adicionar e-mail').click()
    await page.getByRole('textbox', { name: 'Novo e-mail' }).fill(email.toUpperCase())
    await button(page, 'Adicionar').click()
    const taken = page.getByRole('alert').filter({ hasText: `Este e-mail é de ${ana}` })
    expect(await taken.getByRole('link', { name: 'Abrir' }).getAttribute('href')).toBe(`/contacts/${oneId}`)
    expect(await taken.getByRole('link', { name: 'Unir os dois' }).getAttribute('href')).toBe(
      `/contacts/${otherId}/merge/${oneId}`,
    )
    await taken.getByRole('button', { name: 'Trazer para cá' }).click()
    await notice(page, 'agora é deste contato').waitFor()
    const emails = async (id: string) => (await contactOf(id)).emails.map((one: { address: string }) => one.address)
    expect([await emails(oneId), (await emails(otherId)).includes(email)]).toEqual([[], true])
    await undo(page, 'agora é deste contato')
    await expect.poll(() => emails(oneId)).toEqual([email])
  })
})

describe('two people who edit at once', () => {
  test('merge where their fields differ, and choose where they do not: on a contact and on a lead', async () => {
    const { page: one } = await signedInPage({ name: 'Marina Duarte' })
    const { page: two } = await signedInPage({ name: 'Bruno Lima' })
    const { ana, oneId } = await twoAnas()
    for (const page of [one, two]) await page.goto(`/contacts/${oneId}`)
    const rename = async (page: Page, to: string) => {
      await page.getByRole('textbox', { name: 'Nome' }).fill(to)
      await button(page, 'Salvar').click()
    }
    for (const page of [one, two]) await button(page, 'Editar nome').click()
    await rename(one, `${ana} Souza`)
    await one.getByRole('heading', { level: 1, name: `${ana} Souza` }).waitFor()
    await rename(two, `${ana} Silva`)
    const clash = two.getByRole('alert').filter({ hasText: 'Marina Duarte mudou este campo enquanto você editava' })
    await clash.getByText(`${ana} Souza`).waitFor()
    await clash.getByText(`${ana} Silva`).waitFor()
    // Read again now, the page would move the button away under the pointer.
    await two.waitForLoadState('networkidle')
    expect(await two.getByRole('heading', { level: 1 }).textContent()).toBe(ana)
    await clash.getByRole('button', { name: 'Usar o meu' }).click()
    await two.getByRole('heading', { level: 1, name: `${ana} Silva` }).waitFor()

    // Another field of the same contact is no reason to ask.
    await button(one, 'Editar descrição').click()
    await one.getByRole('textbox', { name: 'Descrição' }).fill('Só à tarde')
    await button(one, 'Salvar').click()
    await expect.poll(async () => (await contactOf(oneId)).description).toBe('Só à tarde')
    expect((await contactOf(oneId)).name).toBe(`${ana} Silva`)

    const [{ id } = { id: '' }] = await sql<{ id: string }>('SELECT id FROM leads WHERE contact_id = $1', [oneId])
    for (const page of [one, two]) await page.goto(`/leads/${id}`)
    for (const page of [one, two]) await button(page, 'Editar título').click()
    const retitle = async (page: Page, to: string) => {
      await page.getByRole('textbox', { name: 'Título do lead' }).fill(to)
      await page.getByRole('textbox', { name: 'Título do lead' }).press('Enter')
    }
    await retitle(one, 'Reforma da loja')
    await one.getByRole('heading', { level: 1, name: 'Reforma da loja' }).waitFor()
    await retitle(two, 'Loja nova')
    const both = two.getByRole('alert').filter({ hasText: 'Marina Duarte mudou este campo' })
    await both.getByText('Reforma da loja').waitFor()
    await both.getByRole('button', { name: 'Deixar como está' }).click()
    await two.getByRole('heading', { level: 1, name: 'Reforma da loja' }).waitFor()
  }, 120_000)

  test('see the other name when they leave the question by Escape, and why an undo came too late', async () => {
    const { page } = await signedInPage({ name: 'Bruno Lima' })
    const { ana, oneId } = await twoAnas()
    const renameElsewhere = (to: string) =>
      sql('UPDATE contacts SET name = $2, version = version + 1 WHERE id = $1', [oneId, to])
    const rename = async (to: string) => {
      await page.getByRole('textbox', { name: 'Nome' }).fill(to)
      await page.getByRole('textbox', { name: 'Nome' }).press('Enter')
    }
    await page.goto(`/contacts/${oneId}`)
    await button(page, 'Editar nome').press('Enter')
    await renameElsewhere(`${ana} Souza`)
    await rename(`${ana} Silva`)
    await page
      .getByRole('alert')
      .filter({ hasText: `${ana} Souza` })
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: `${ana} Souza` }).waitFor()

    await button(page, 'Editar nome').press('Enter')
    await rename(`${ana} Silva`)
    await page.getByRole('heading', { level: 1, name: `${ana} Silva` }).waitFor()
    await renameElsewhere(`${ana} Prates`)
    await undo(page, 'Nome')
    await notice(page, `${ana} Prates`).waitFor()
    await page.getByRole('heading', { level: 1, name: `${ana} Prates` }).waitFor()
  }, 60_000)
})
