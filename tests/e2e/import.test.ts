import { afterAll, describe, expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { app, sql } from '../support/app'
import { closeBrowser, expectAccessible, expectNoSidewaysScroll, signedInPage } from '../support/browser'
import { csv } from '../support/import'
import { person, someEmail, somePhone } from '../support/rows'

afterAll(closeBrowser)

const words = messages['pt-BR'].imports

describe('importing contacts from a file', () => {
  test('goes from the file over its columns and a rehearsal to the result, and back', async () => {
    const [email, mine, phone] = [someEmail(), someEmail(), somePhone()]
    const other = `(11) 3${phone.raw.slice(-3)}-${phone.raw.slice(-4)}`
    const known = await person('Bia Reis', { emails: [mine], phones: [phone] })
    const { page } = await signedInPage({ role: 'manager' })

    await page.goto('/contacts')
    await page.getByRole('link', { name: words.open, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await expectAccessible(page)
    const chooseFile = page.getByLabel(words.file.label, { exact: true })
    await chooseFile.setInputFiles({
      name: 'planilha.xlsx',
      mimeType: 'text/csv',
      buffer: Buffer.from('PK\u0003\u0004…', 'latin1'),
    })
    await page.getByText(words.file.spreadsheet).waitFor()

    const text = csv(
      ['Nome', 'Correio', 'Telefone'],
      ['Nina Sol', email, ''],
      ['Bia Reis', mine, other],
      ['Sem nada', '', ''],
    )
    await chooseFile.setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
    await page.getByRole('heading', { level: 1, name: 'clientes.csv' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByLabel('O que é a coluna Correio').selectOption({ label: words.columns.target.email })
    await page.getByRole('button', { name: words.columns.check }).click()

    await page.getByText(words.check.intro).waitFor()
    await page.getByText(words.said.no_key).waitFor()
    await page.getByRole('button', { name: 'Importar 2 linhas' }).waitFor()
    expect(await sql('SELECT FROM identifiers WHERE key = $1', [email])).toHaveLength(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Importar 2 linhas' }).click()

    await page.getByText(words.result.done).waitFor()
    await page.getByRole('link', { name: words.outcome.refused }).click()
    await page.getByText('Nina Sol').waitFor({ state: 'detached' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words.rows.download }).click(),
    ])
    const rows = await (await download.createReadStream()).toArray()
    expect(Buffer.concat(rows as Buffer[]).toString()).toContain(
      `\n4;${words.outcome.refused};${words.said.no_key};Sem nada;`,
    )
    await page.getByRole('link', { name: words.rows.all }).click()
    await page.getByRole('link', { name: 'Nina Sol' }).click()
    await page.getByText(email).first().waitFor()
    await page.goto(`/contacts/${known.id}`)
    await page.getByText('arquivo', { exact: true }).waitFor()

    await page.goto('/contacts/import')
    await page.getByRole('link', { name: 'clientes.csv' }).first().click()
    await page.getByRole('button', { name: words.result.undo }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: words.result.undo }).click()
    await page.getByText(words.result.undone, { exact: true }).waitFor()
    await expectAccessible(page)
    expect(await sql('SELECT FROM identifiers WHERE key = $1', [email])).toHaveLength(0)
    expect(await sql('SELECT FROM conflicts WHERE contact_id = $1', [known.id])).toHaveLength(0)
  })

  test('is not there for viewers, and a file of theirs is refused', async () => {
    const { page } = await signedInPage({ role: 'viewer' })
    await page.goto('/contacts')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('link', { name: words.open, exact: true }).count()).toBe(0)
    expect((await page.goto('/contacts/import'))?.status()).toBe(404)
    const sent = await page.request.post('/api/imports?name=a.csv', {
      headers: { origin: app().baseUrl },
      data: 'email\nana@loja.com.br',
    })
    expect([sent.status(), await sent.json()]).toEqual([403, { ok: false, reason: 'forbidden' }])
  })
})
