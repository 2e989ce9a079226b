import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { person, someEmail } from '../support/rows'

afterAll(closeBrowser)

test('a manager whom an administrator lets takes the contacts of a search along, and the administrator sees that', async () => {
  const tag = randomUUID().slice(0, 8)
  const email = someEmail()
  await person(`Lia ${tag}`, { emails: [email] })
  await person('Outra pessoa')
  const { page, person: manager } = await signedInPage({ width: 360 })
  await page.goto(`/contacts?q=${tag}`)
  await page.getByRole('link', { name: `Lia ${tag}` }).waitFor()
  expect(await page.getByRole('button', { name: 'Exportar CSV' }).count()).toBe(0)

  const { page: admin } = await signedInPage({ role: 'admin' })
  await admin.goto('/admin/people')
  await admin.getByRole('button', { name: `Ações para ${manager.name}` }).click()
  await admin.getByRole('menuitem', { name: 'Editar' }).click()
  await admin.getByRole('checkbox', { name: 'Pode exportar listas' }).check()
  await admin.getByRole('button', { name: 'Salvar' }).click()
  await admin.getByRole('listitem').filter({ hasText: manager.name }).getByText('Exporta listas').waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Exportar CSV' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 contato, com os filtros atuais.').waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await dialog.getByRole('radio', { name: 'Vírgula ( , )' }).check()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Baixar CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^balcao-contatos-\d{4}-\d\d-\d\d\.csv$/)
  const [heading, ...rows] = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(heading).toBe('\uFEFFNome,Telefone,E-mail,Responsável,Leads,Última conversa')
  expect(rows).toEqual([`Lia ${tag},,${email},,0,`])
  // The next file is parted as the last one was.
  await page.reload()
  await page.getByRole('button', { name: 'Exportar CSV' }).click()
  expect(await dialog.getByRole('radio', { name: 'Vírgula ( , )' }).isChecked()).toBe(true)

  await admin.reload()
  const log = admin
    .getByRole('region', { name: 'Listas exportadas' })
    .getByRole('listitem')
    .filter({ hasText: manager.name })
  await log.getByText('1 contato').waitFor()
  await log.getByText(`busca “${tag}”`).waitFor()
  await expectAccessible(admin)
})
