import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { api, app, postJivo, sql } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { crm } from '../support/crm'
import { newPerson } from '../support/people'

afterAll(closeBrowser)

/** A chat that an unknown operator accepted, on a channel of its own; answers its number and the visitor's name. */
async function chatOf(channel: { token: string }, department: string | null) {
  const chatId = String(Math.floor(Math.random() * 1e9))
  const name = `Tomas ${randomUUID().slice(0, 6)}`
  await postJivo(channel.token, {
    event_name: 'chat_accepted',
    chat_id: chatId,
    visitor: { name, number: chatId },
    agent: { id: chatId, name: 'Caio Atende', email: `${randomUUID().slice(0, 10)}@atendimento.example` },
    department: department && { id: 1, name: department },
  })
  return { chatId, name }
}

const leadOf = async (chatId: string) => (await api(`/api/v1/leads?chatId=${chatId}`)).json.data[0]

async function addRule(page: Page, department: string, person: string) {
  await page.getByLabel('É', { exact: true }).fill(department)
  await page.getByLabel('Atribuir a').selectOption({ label: person })
  await page.getByRole('button', { name: 'Adicionar' }).click()
  await page.getByText('Regra adicionada').first().waitFor()
}

describe('assignment', () => {
  test('an administrator makes a rule, asks who would get a chat, and the chat then goes there', async () => {
    const ana = await newPerson('manager', `Ana ${randomUUID().slice(0, 6)}`)
    const name = `Loja ${randomUUID().slice(0, 6)}`
    const channel = await crm<{ token: string }>(app(), 'channel', 'create', '--name', name)
    const department = `Pós-venda ${randomUUID().slice(0, 6)}`
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/assignment')
    await addRule(page, department, ana.name)
    await page.getByLabel('Canal').last().selectOption({ label: name })
    await page.getByText('Departamento, origem e horário').click()
    await page.getByLabel('Departamento', { exact: true }).last().fill(department.toUpperCase().replace('Ó', 'O'))
    await page.getByRole('button', { name: 'Ver quem ficaria' }).click()
    const answer = page.getByRole('region', { name: 'Resposta' })
    await answer.getByText(`porque conversas do departamento “${department}” vão para ${ana.name}`).waitFor()
    expect(await answer.getByRole('listitem').filter({ hasText: 'Regra por departamento' }).innerText()).toContain(
      'decide',
    )
    await expectAccessible(page)

    const { chatId } = await chatOf(channel, department)
    expect(await leadOf(chatId)).toMatchObject({ manager: { email: ana.email } })
    expect((await leadOf(chatId)).managerReason).toContain(`chats of the department “${department}” go to ${ana.name}`)
    await page.getByRole('button', { name: `Remover: Conversas do departamento “${department}”` }).click()
    await page.getByText('Regra removida').waitFor()
  })

  test('of two who take a lead from the queue one gets it, and the other is told by whom', async () => {
    const channel = await crm<{ token: string }>(
      app(),
      'channel',
      'create',
      '--name',
      `Fila ${randomUUID().slice(0, 6)}`,
    )
    const { chatId, name } = await chatOf(channel, null)
    const [one, other] = [
      await signedInPage({ name: `Ana ${randomUUID().slice(0, 6)}` }),
      await signedInPage({ width: 360, name: `Bia ${randomUUID().slice(0, 6)}` }),
    ]
    const buttonOf = (page: Page) => page.getByRole('button', { name: `Assumir JivoChat #${chatId} – ${name}` })
    // Other tests leave leads in the queue, which shows who waits longest.
    const { id, manager } = await leadOf(chatId)
    expect(manager).toBeNull()
    await sql(`UPDATE leads SET created_at = '2001-01-01' WHERE id = $1`, [id])
    await Promise.all([one, other].map(({ page }) => page.goto('/queue')))
    await expectNoSidewaysScroll(other.page)
    await expectAccessible(one.page)
    await Promise.all([one, other].map(({ page }) => buttonOf(page).waitFor()))
    await Promise.all([one, other].map(({ page }) => buttonOf(page).click()))
    await expect.poll(async () => (await leadOf(chatId)).manager?.email).toBeTruthy()
    const owner = (await leadOf(chatId)).manager as { email: string }
    const [winner, loser] = owner.email === one.person.email ? [one, other] : [other, one]
    await winner.page.getByText('O lead é seu').waitFor()
    await loser.page.getByText(`já assumido por ${winner.person.name}`).waitFor()
  })
})
