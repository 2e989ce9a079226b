import { randomUUID } from 'node:crypto'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { accepted } from '../samples/jivo-events'
import { app, api, postJivo, sql } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { crm } from '../support/crm'
import { channelOf, chatNumber, send, someone } from '../support/intake'

afterAll(closeBrowser)

test('an administrator chooses what the operator in Jivo sees, watches the panel change, and the next chat is answered with it', async () => {
  onTestFinished(async () => void (await sql(`UPDATE settings SET panel_lines = '[]', version = version + 1`)))
  const channel = await channelOf()
  const who = someone()
  const visitor = { name: who.name, email: who.email, phone: who.phone, number: who.number }
  await send(channel, accepted({ chat_id: chatNumber(), visitor }))
  const name = `Saldo ${randomUUID().slice(0, 6)}`
  const { key } = await crm<{ key: string }>(
    app(),
    'field',
    'create',
    '--on',
    'contact',
    '--name',
    name,
    '--type',
    'money',
  )
  const query = new URLSearchParams({ email: who.email }).toString()
  const told = await api(`/api/v1/contacts/fields?${query}`, {
    method: 'PATCH',
    body: JSON.stringify({ [key]: 1234.5 }),
  })
  expect(told.status).toBe(200)

  const { page } = await signedInPage({ role: 'admin' })
  await page.goto('/admin/panel')
  await page.getByRole('button', { name: 'Escolher contato' }).click()
  await page.getByRole('combobox').fill(who.email)
  await page.getByRole('option', { name: new RegExp(who.name) }).click()
  await page.getByText(`Exemplo: ${who.name}`).waitFor()
  await page.getByLabel('Acrescentar linha…').selectOption({ label: name })
  await page.getByLabel('Título').last().fill('Quanto deve')
  await page.getByLabel('Em negrito antes do valor').last().fill('Conta')
  await page.getByText('Conta: R$ 1.234,50').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Salvar painel' }).click()
  // What is typed while it is being saved is nobody's to take away.
  await page.getByLabel('Título').last().fill('Quanto deve à loja')
  await page.getByText('Painel salvo').waitFor()
  await page.getByText('Ainda não salvo').waitFor()
  expect(await page.getByLabel('Título').last().inputValue()).toBe('Quanto deve à loja')

  const answer = await postJivo(channel.token, accepted({ chat_id: chatNumber(), visitor }))
  expect(answer.json.custom_data).toContainEqual({ title: 'Quanto deve', key: 'Conta', content: 'R$ 1.234,50' })
})
