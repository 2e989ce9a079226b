import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { accepted, offlineMessage } from '../samples/jivo-events'
import { api, app, sql } from '../support/app'
import { closeBrowser, expectAccessible, openPage, signedInPage, signIn } from '../support/browser'
import { channelOf, chatNumber, send, someone } from '../support/intake'
import { newPerson } from '../support/people'
import { SESSION_NAME, sessionOf } from '../support/session'

afterAll(closeBrowser)

/** A known visitor with a task and an open question. */
async function aPersonWithEverything() {
  const channel = await channelOf()
  const [who, other] = [someone(), someone()]
  const visitor = { name: who.name, email: who.email, phone: who.phone, number: who.number }
  const chatId = chatNumber()
  await send(channel, accepted({ chat_id: chatId, visitor }))
  await send(
    channel,
    offlineMessage({
      chat_id: chatNumber(),
      offline_message_id: chatNumber(),
      visitor: { ...visitor, phone: other.phone },
      message: 'Abrem no sábado?',
    }),
  )
  const lead = (await api(`/api/v1/leads?chatId=${chatId}`)).json.data[0] as { id: string; contact: { id: string } }
  return { lead, contactId: lead.contact.id }
}

const writeNote = async (page: Page, text: string) => {
  await page.getByLabel('Nova nota').fill(text)
  await page.getByRole('button', { name: 'Salvar nota' }).click()
}

const notesOf = (leadId: string) => sql('SELECT text FROM notes WHERE lead_id = $1', [leadId])

/** Whatever on a page would change something, by the words it carries. */
const CONTROLS =
  /Marcar como|Ganhar|Perder|Mover|Assumir|Nova tarefa|Novo lead|Novo contato|Manter os dois|Editar|Renomear|Unir|Salvar nota|Adicionar|Acrescentar/

describe('a viewer', () => {
  test('sees leads, contacts, tasks and conflicts, and nowhere a control that would change them', async () => {
    const { lead, contactId } = await aPersonWithEverything()
    const { page } = await signedInPage({ role: 'viewer' })
    for (const path of [
      '/leads',
      `/leads/${lead.id}`,
      '/contacts',
      `/contacts/${contactId}`,
      '/tasks?view=all',
      '/conflicts',
    ]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      const names = await page
        .locator('main')
        .getByRole('button')
        .or(page.locator('main').getByRole('link'))
        .allInnerTexts()
      expect(
        names.filter(name => CONTROLS.test(name)),
        path,
      ).toEqual([])
      await expectAccessible(page)
    }
    for (const path of ['/leads/new', '/admin/people']) expect((await page.goto(path))?.status(), path).toBe(404)
    await page.goto('/account')
    await page.getByLabel('Nome').waitFor()
  })

  test('is refused by the action itself when the page still shows the control', async () => {
    const { lead } = await aPersonWithEverything()
    const { page, person } = await signedInPage()
    await page.goto(`/leads/${lead.id}`)
    await page.getByLabel('Nova nota').waitFor()
    await sql(`UPDATE users SET role = 'viewer' WHERE id = $1`, [person.id])
    await writeNote(page, 'Não pode ficar')
    await page.locator('[data-sonner-toast]').first().waitFor()
    expect(await notesOf(lead.id)).toEqual([])
  })

  test('owns nothing: nobody who still has open leads becomes one, and no list of managers offers one', async () => {
    const { lead } = await aPersonWithEverything()
    const owner = await newPerson('manager', `Dona ${randomUUID().slice(0, 6)}`)
    await sql('UPDATE leads SET manager_id = $2 WHERE id = $1', [lead.id, owner.id])
    const viewer = await newPerson('viewer', `Vera ${randomUUID().slice(0, 6)}`)
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/people')
    await page.getByRole('button', { name: `Ações para ${owner.name}` }).click()
    await page.getByRole('menuitem', { name: 'Editar' }).click()
    await page.getByRole('radio', { name: /Só leitura/ }).check()
    await page.getByRole('button', { name: 'Salvar' }).click()
    await page.getByRole('alert').getByText('Ainda é responsável por leads').waitFor()
    await page.goto(`/leads/${lead.id}`)
    await page.getByRole('combobox', { name: 'Responsável' }).waitFor()
    const offered = await page.getByRole('combobox', { name: 'Responsável' }).locator('option').allInnerTexts()
    expect(offered).toContain(owner.name)
    expect(offered).not.toContain(viewer.name)
  })
})

describe('an administrator who looks with the eyes of somebody else', () => {
  test('sees their product, changes nothing, and comes back with one press', async () => {
    const { lead } = await aPersonWithEverything()
    const seen = await newPerson('manager', `Bruno ${randomUUID().slice(0, 6)}`)
    const { page } = await signedInPage({ role: 'admin' })
    const before = await page.context().newPage()
    // Nobody looks at it meanwhile, so it does not read itself again.
    await before.addInitScript(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }))
    await before.goto(`/leads/${lead.id}`)
    await page.goto('/admin/people')
    await page.getByRole('button', { name: `Ações para ${seen.name}` }).click()
    await page.getByRole('menuitem', { name: 'Ver como esta pessoa' }).click()
    await page.getByText(`Você está vendo o Balcão como ${seen.name}`).waitFor()
    expect(await page.getByRole('link', { name: 'Canais' }).count()).toBe(0)
    await page.goto(`/leads/${lead.id}`)
    expect(await page.getByLabel('Nova nota').count()).toBe(0)
    // A page from before still shows the field; its action is refused.
    await writeNote(before, 'Não pode ficar')
    await before.locator('[data-sonner-toast]').first().waitFor()
    expect(await notesOf(lead.id)).toEqual([])
    await page.goto('/account')
    await page.getByText(`Esta conta é de ${seen.name}`).waitFor()
    expect(await page.locator('main input').count()).toBe(0)
    await page.goto('/leads')
    await page.getByRole('button', { name: 'Voltar à sua conta' }).click()
    await page.waitForURL('**/admin/people')
    await page.getByRole('link', { name: 'Canais' }).first().waitFor()
  })

  test('is nobody else for a manager who makes such a cookie', async () => {
    const admin = await newPerson('admin', `Rui ${randomUUID().slice(0, 6)}`)
    const page = await openPage()
    await signIn(page, await newPerson())
    await page.context().addCookies([{ name: 'see-as', value: admin.id, url: app().baseUrl }])
    expect((await page.goto('/admin/people'))?.status()).toBe(404)
  })
})

describe('sessions', () => {
  const opens = async (value: string) =>
    (await fetch(`${app().baseUrl}/leads`, { redirect: 'manual', headers: { cookie: `${SESSION_NAME}=${value}` } }))
      .status === 200

  test('are listed for the person, who ends one of them, all others, and by a new password these too', async () => {
    const { page, person } = await signedInPage()
    const others = [await sessionOf(person.id), await sessionOf(person.id), await sessionOf(person.id)]
    const standing = () => Promise.all(others.map(opens))
    expect(await standing()).toEqual([true, true, true])
    await page.goto('/account')
    const listed = page.locator('#sessions').getByRole('listitem')
    expect(await listed.count()).toBe(4)
    expect(await listed.first().innerText()).toContain('Este aparelho')
    await expectAccessible(page)
    await listed
      .nth(1)
      .getByRole('button', { name: /^Encerrar a sessão de/ })
      .click()
    await page.getByText('Sessão encerrada').waitFor()
    expect((await standing()).filter(Boolean)).toHaveLength(2)
    await page.getByRole('button', { name: 'Encerrar as outras' }).click()
    await page.getByText('Só esta sessão continua ativa').waitFor()
    expect(await standing()).toEqual([false, false, false])
    await expect.poll(() => listed.count()).toBe(1)

    const later = await sessionOf(person.id)
    const here = (await page.context().cookies()).find(cookie => cookie.name === SESSION_NAME)!.value
    await page.getByLabel('Senha atual').fill(person.password)
    await page.locator('input[name=password]').fill('um gato preto no telhado')
    await page.getByRole('button', { name: 'Trocar senha' }).click()
    await page.getByText('Senha trocada').waitFor()
    // A copy of this browser's own cookie is worth nothing any more either.
    expect([await opens(later), await opens(here)]).toEqual([false, false])
    await page.reload()
    await listed.first().getByText('Este aparelho').waitFor()
  })

  test('of somebody end when an administrator ends them', async () => {
    const somebody = await newPerson('manager', `Gil ${randomUUID().slice(0, 6)}`)
    const value = await sessionOf(somebody.id)
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/people')
    await page.getByRole('button', { name: `Ações para ${somebody.name}` }).click()
    await page.getByRole('menuitem', { name: 'Encerrar as sessões' }).click()
    await page.getByText(`${somebody.name} precisa entrar de novo em todos os aparelhos`).waitFor()
    expect(await opens(value)).toBe(false)
  })
})

describe('an invitation', () => {
  test('says until when it works, and that it ran out', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const email = `${randomUUID().slice(0, 12)}@aurora.example`
    await page.goto('/admin/people')
    await page.getByRole('button', { name: 'Convidar pessoa' }).click()
    await page.getByLabel('Nome').fill('Duda Convidada')
    await page.getByRole('dialog').locator('input[type=email]').first().fill(email)
    await page.getByRole('button', { name: 'Criar e ver o link' }).click()
    const link = await page.locator('output').innerText()
    await page.goto('/admin/people')
    const row = page.getByRole('listitem').filter({ hasText: email })
    await row.getByText(/Convite até/).waitFor()
    await sql("UPDATE setup_links SET expires_at = now() - interval '1 minute' WHERE email = $1", [email])
    await page.goto('/admin/people')
    await row.getByText('Convite vencido').waitFor()
    const theirs = await openPage()
    await theirs.goto(link)
    await theirs.getByText('Este link não vale mais').waitFor()
  })
})
