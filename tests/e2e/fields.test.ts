import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright'
import { afterAll, expect, test } from 'vitest'
import { api, sql } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, openPage, signIn } from '../support/browser'
import { lead, person, someEmail } from '../support/rows'
import { newPerson } from '../support/people'

afterAll(closeBrowser)

const TYPES = {
  text: 'Texto',
  number: 'Número',
  money: 'Valor em R$',
  date: 'Data',
  choice: 'Escolha',
  multi: 'Várias escolhas',
  bool: 'Sim ou não',
  url: 'Endereço da web',
} as const

type Type = keyof typeof TYPES

const tag = randomUUID().slice(0, 5)
const nameOf = (type: Type) => `${TYPES[type]} ${tag}`

async function makeField(page: Page, type: Type): Promise<void> {
  await page.getByRole('button', { name: 'Novo campo' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome').fill(nameOf(type))
  await dialog.getByLabel('Tipo').selectOption({ label: TYPES[type] })
  if (type === 'choice' || type === 'multi') await dialog.getByLabel('Escolhas, uma por linha').fill('Ouro\nPrata')
  await dialog.getByRole('button', { name: 'Criar campo' }).click()
  await page.getByText(`Campo ${nameOf(type)} criado`).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: nameOf(type) })
    .first()
    .waitFor()
}

/** Fills one empty value where it stands, and waits until it is read there. */
async function fill(
  page: Page,
  type: Type,
  write: (control: ReturnType<Page['getByLabel']>) => Promise<void>,
  read: string,
): Promise<void> {
  await page.getByRole('button', { name: `Preencher ${nameOf(type)}` }).click()
  const control = page.locator('form').getByLabel(nameOf(type))
  await write(control)
  await page
    .locator('form')
    .filter({ has: page.getByLabel(nameOf(type)) })
    .getByRole('button', { name: 'Salvar' })
    .click()
  await page
    .getByRole('button', { name: `Editar ${nameOf(type)}` })
    .first()
    .waitFor()
  await page.getByText(read, { exact: true }).first().waitFor()
}

async function fillAll(page: Page): Promise<void> {
  await fill(page, 'text', control => control.fill('Rua das Flores, 12'), 'Rua das Flores, 12')
  await fill(page, 'number', control => control.fill('1.234,5'), '1.234,5')
  await fill(page, 'money', control => control.fill('R$ 2.500'), 'R$ 2.500,00')
  await fill(page, 'date', control => control.fill('2026-12-31'), '31/12/2026')
  await fill(page, 'choice', async control => void (await control.selectOption('Prata')), 'Prata')
  await fill(page, 'multi', async control => void (await control.getByLabel('Ouro').check()), 'Ouro')
  await fill(page, 'bool', async control => void (await control.selectOption('false')), 'Não')
  await fill(page, 'url', control => control.fill('loja.com.br/ana'), 'loja.com.br/ana')
}

test('an administrator makes a field of each type, a manager fills them on a lead and its contact and finds the lead by one', async () => {
  const admin = await openPage()
  await signIn(admin, await newPerson('admin'))
  for (const on of ['contact', 'lead'] as const) {
    await admin.goto(`/admin/fields${on === 'lead' ? '?on=lead' : ''}`)
    await admin.getByRole('heading', { level: 1, name: 'Campos' }).waitFor()
    for (const type of Object.keys(TYPES) as Type[]) await makeField(admin, type)
    await expectAccessible(admin)
  }
  await admin.getByRole('button', { name: `Mover ${nameOf('text')} para baixo` }).click()
  const place = async (type: Type) =>
    (
      await sql<{ position: number }>(`SELECT position FROM fields WHERE entity = 'lead' AND name = $1`, [nameOf(type)])
    )[0]!.position
  await expect.poll(async () => (await place('text')) > (await place('number'))).toBe(true)

  const { page } = { page: await openPage() }
  await signIn(page, await newPerson())
  const ana = await person(`Ana ${tag}`, { emails: [someEmail()] })
  const [leadId, otherId] = [
    await lead(ana.id, { title: `Orçamento ${tag}` }),
    await lead(ana.id, { title: `Outro ${tag}` }),
  ]
  await page.goto(`/contacts/${ana.id}`)
  await fillAll(page)
  await page.goto(`/leads/${otherId}`)
  await page.goto(`/leads/${leadId}`)
  await fillAll(page)
  const values = ['Rua das Flores, 12', 1234.5, 2500, '2026-12-31', 'Prata', ['Ouro'], false, 'https://loja.com.br/ana']
  for (const path of [`contacts/${ana.id}`, `leads/${leadId}`]) {
    // A value is shown before it is saved.
    const saved = async () => Object.values((await api(`/api/v1/${path}`)).json.fields)
    await expect.poll(saved).toEqual(expect.arrayContaining(values))
  }

  // What cannot be read is said beside the field, and nothing is lost.
  await page
    .getByRole('button', { name: `Editar ${nameOf('money')}` })
    .first()
    .click()
  await page.locator('form').getByLabel(nameOf('money')).fill('muito')
  await page.locator('form').getByRole('button', { name: 'Salvar' }).last().click()
  await page.getByRole('alert').filter({ hasText: 'Escreva um valor em reais' }).waitFor()

  await page.goto(`/leads?q=${tag}`)
  await page.getByRole('link', { name: new RegExp(`Outro ${tag}`) }).waitFor()
  await page.getByRole('button', { name: 'Campos', exact: true }).click()
  const filter = page.getByRole('dialog', { name: 'Filtrar por um campo' })
  await filter.getByLabel('Campo', { exact: true }).selectOption({ label: `${nameOf('money')} (Lead)` })
  await filter.getByLabel('De', { exact: true }).fill('2.000,00')
  await filter.getByRole('button', { name: 'Filtrar' }).click()
  await page.getByRole('button', { name: `Tirar o filtro ${nameOf('money')}: a partir de R$ 2.000,00` }).waitFor()
  await page.getByRole('link', { name: new RegExp(`Orçamento ${tag}`) }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: new RegExp(`Outro ${tag}`) }).count()).toBe(0)
  await page.getByRole('button', { name: 'Campos', exact: true }).click()
  await filter
    .getByRole('checkbox', { name: nameOf('choice') })
    .last()
    .check()
  await page.keyboard.press('Escape')
  await page
    .getByRole('listitem')
    .filter({ hasText: `${nameOf('choice')} Prata` })
    .waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}, 180_000)
