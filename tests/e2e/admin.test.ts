import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { api, app, postJivo, sql } from '../support/app'
import {
  closeBrowser,
  expectAccessible,
  expectNoSidewaysScroll,
  openPage,
  signedInPage,
  signIn,
} from '../support/browser'
import { crm } from '../support/crm'
import { newPerson } from '../support/people'
import { insert, lead, person as contact } from '../support/rows'

afterAll(closeBrowser)

const PAGES = [
  '/queue',
  '/admin/channels',
  '/admin/operators',
  '/admin/assignment',
  '/admin/people',
  '/admin/settings',
  '/account',
]

const tokenIn = (address: string) => new URL(address).searchParams.get('token') ?? ''

/** What the one panel on the page shows that is shown only once. */
const secretOn = (page: Page) => page.locator('output').innerText()

const statusOf = async (token: string) => (await postJivo(token, { event_name: 'nothing_known' })).status

async function makeChannel(page: Page): Promise<{ name: string; address: string }> {
  const name = `Loja ${randomUUID().slice(0, 6)}`
  await page.goto('/admin/channels')
  await page.getByRole('button', { name: 'Novo canal' }).click()
  await page.getByLabel('Nome').fill(name)
  await page.getByRole('button', { name: 'Criar e ver o endereço' }).click()
  const address = await secretOn(page)
  await page.getByRole('button', { name: 'Já copiei' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return { name, address }
}

describe('channels', () => {
  test('an administrator makes a channel, sees its address once, and events come in by it', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const { name, address } = await makeChannel(page)
    expect(address).toContain(`${app().baseUrl}/api/jivo?token=`)
    expect(await statusOf(tokenIn(address))).toBe(200)
    await page.reload()
    expect(await page.getByText(tokenIn(address)).count()).toBe(0)
    expect(await page.getByRole('list', { name: 'O caminho no Jivo' }).getByRole('listitem').allInnerTexts()).toEqual([
      'Gerenciar, ou Configurações em contas antigas',
      'Canais',
      'Configurações',
      'Configurações de integração para desenvolvedores',
      'URL para Webhooks',
    ])
    await expectAccessible(page)
    await page.goto('/admin/channels')
    await page.getByRole('link', { name }).waitFor()
  })

  test('an address is changed without losing an event: the old one works until it is revoked', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const first = tokenIn((await makeChannel(page)).address)
    await page.getByRole('button', { name: 'Trocar endereço' }).click()
    await page.getByRole('radio', { name: 'Ativo até eu revogar' }).click()
    await page.getByRole('button', { name: 'Criar e ver o endereço' }).click()
    const second = tokenIn(await secretOn(page))
    await page.getByRole('button', { name: 'Já copiei' }).click()
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200])
    // What the door saw is written down within seconds.
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.getByText('Usado pela última vez').count()
        },
        { timeout: 15_000 },
      )
      .toBe(2)
    await page.getByRole('button', { name: 'Revogar' }).last().click()
    await page.getByRole('alertdialog').getByText('o Jivo ainda envia para ele').waitFor()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revogar' }).click()
    await page.getByText('Endereço revogado').waitFor()
    await expect.poll(() => statusOf(first), { timeout: 1000 }).toBe(401)
    expect(await statusOf(second)).toBe(200)
  })

  test('another widget at an address is shown, and let in with one press', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const { name, address } = await makeChannel(page)
    const post = (widget_id: string, chat_id: string) =>
      postJivo(tokenIn(address), {
        event_name: 'chat_accepted',
        widget_id,
        chat_id,
        visitor: { name: 'Ana', number: chat_id },
      })
    await post('w-own', String(Math.floor(Math.random() * 1e9)))
    await post('w-other', String(Math.floor(Math.random() * 1e9)))
    await page.reload()
    await page.getByText(`Outro widget chega em ${name}`).waitFor()
    await page.getByText('Eventos do widget w-other chegam neste endereço: 1 nas últimas 24 h').waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'É o mesmo canal: aceitar este widget' }).click()
    await page.getByText('Também w-other').waitFor()
    expect(await page.getByText('Outro widget chega').count()).toBe(0)
  })
})

describe('deliveries', () => {
  test('one that failed stands first, is found by its chat, and goes through once what broke it is mended', async () => {
    const channel = await crm<{ id: string; token: string }>(
      app(),
      'channel',
      'create',
      '--name',
      `Loja ${randomUUID().slice(0, 6)}`,
    )
    const chatId = String(Math.floor(Math.random() * 1e9))
    await postJivo(channel.token, {
      event_name: 'chat_accepted',
      chat_id: chatId,
      visitor: { name: 'Rui Dias', number: chatId },
    })
    // As the intake leaves a delivery whose processing broke off.
    await sql(
      `UPDATE deliveries SET outcome = 'failed', error = 'deadlock detected', next_retry_at = now() + interval '1 hour' WHERE channel_id = $1`,
      [channel.id],
    )
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto(`/admin/deliveries?channel=${channel.id}`)
    const failed = page.getByRole('region', { name: 'Falharam' })
    await failed.getByText('1 tentativa').waitFor()
    await page.getByRole('searchbox').fill(`#${chatId}`)
    await page.waitForURL(`**/admin/deliveries?*q=*${chatId}`)
    await expectAccessible(page)
    await failed.getByRole('button', { name: 'Processar tudo de novo' }).click()
    await page.getByText('1 evento processado').waitFor()
    await failed.waitFor({ state: 'detached' })
    const rows = page.getByRole('listitem').filter({ hasText: `#${chatId}` })
    expect(await rows.count()).toBe(1)
    await rows.getByText('Processado').waitFor()
    const [row] = await sql<{ outcome: string; attempts: number }>(
      'SELECT outcome, attempts FROM deliveries WHERE channel_id = $1',
      [channel.id],
    )
    expect(row).toEqual({ outcome: 'handled', attempts: 2 })
  })

  test('an administrator, and nobody else, takes the raw events of a day along, and that is written down', async () => {
    const channel = await crm<{ token: string }>(app(), 'channel', 'create', '--name', 'Loja')
    const body = `{"event_name":"nothing_known","mark":"${randomUUID()}"}`
    await postJivo(channel.token, body)
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/deliveries')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Baixar eventos brutos' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^balcao-eventos-\d{4}-\d\d-\d\d\.ndjson$/)
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { body: string })
    expect(lines.filter(line => line.body === body)).toHaveLength(1)
    const [told] = await sql(`SELECT data FROM history WHERE kind = 'deliveries.downloaded' ORDER BY at DESC LIMIT 1`)
    expect(Object.keys(told!.data as object)).toEqual(['day'])
    const { page: theirs } = await signedInPage({ role: 'manager' })
    expect((await theirs.request.get('/admin/deliveries/raw/2026-11-22')).status()).toBe(404)
  })
})

describe('people', () => {
  test('an invited person chooses a password by a link that works once', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const email = `${randomUUID().slice(0, 12)}@aurora.example`
    await page.goto('/admin/people')
    await page.getByRole('button', { name: 'Convidar pessoa' }).click()
    await page.getByLabel('Nome').fill('Duda Lima')
    await page.getByRole('dialog').locator('input[type=email]').first().fill(email)
    await page.getByRole('button', { name: 'Criar e ver o link' }).click()
    const link = await secretOn(page)

    const theirs = await openPage()
    await theirs.goto(link)
    expect(await theirs.locator('input[name=email]').inputValue()).toBe(email)
    await theirs.locator('input[name=password]').fill('curta')
    await theirs.getByRole('button', { name: 'Criar conta e entrar' }).click()
    await theirs.getByRole('alert').getByText('Use pelo menos 10 caracteres.').waitFor()
    await theirs.locator('input[name=password]').fill('um gato preto no telhado')
    await theirs.getByRole('button', { name: 'Criar conta e entrar' }).click()
    await theirs.waitForURL('**/leads')

    const again = await openPage()
    await again.goto(link)
    await again.getByText('Este link não vale mais').waitFor()
  })

  test('somebody who is deactivated is out at the next step, and comes back with one press', async () => {
    const person = await newPerson('manager', `Bia ${randomUUID().slice(0, 6)}`)
    const theirs = await openPage()
    await signIn(theirs, person)
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/people')
    await page.getByRole('button', { name: `Ações para ${person.name}` }).click()
    await page.getByRole('menuitem', { name: 'Desativar' }).click()
    await page.getByText(`${person.name} não entra mais`).waitFor()
    await theirs.goto('/leads')
    expect(new URL(theirs.url()).pathname).toBe('/login')
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByText(`${person.name} pode entrar de novo`).waitFor()
    await signIn(theirs, person)
  })
})

describe('somebody who leaves', () => {
  test('is put out of rules and defaults for whoever takes over, and their tokens are named before they end', async () => {
    const caio = await newPerson('manager', `Caio ${randomUUID().slice(0, 6)}`)
    const ana = await newPerson('manager', `Ana ${randomUUID().slice(0, 6)}`)
    await lead((await contact('Lia')).id, { manager_id: caio.id })
    const channel = await insert('channels', { name: `Loja ${caio.id.slice(-6)}`, default_manager_id: caio.id })
    await sql('UPDATE users SET in_pool = true WHERE id = $1', [caio.id])
    const token = { name: 'Planilha de vendas', created_by_id: caio.id, created_at: new Date() }
    await insert('api_tokens', { ...token, token_hash: `\\x${caio.id.replaceAll('-', '')}` })
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/people')
    await page.getByRole('button', { name: `Ações para ${caio.name}` }).click()
    await page.getByRole('menuitem', { name: 'Desativar' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`Hoje com ${caio.name}: padrão de Loja ${caio.id.slice(-6)}.`).waitFor()
    await dialog.getByText(`${caio.name} sai do rodízio.`).waitFor()
    await dialog.getByText(`O token que ${caio.name} criou deixa de valer: Planilha de vendas.`).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('combobox').selectOption({ label: ana.name })
    await dialog.getByRole('button', { name: 'Desativar e passar' }).click()
    await page.getByText(`${caio.name} não entra mais. 1 lead passado`).waitFor()
    const [after] = await sql(
      `SELECT c.default_manager_id AS manager, u.in_pool AS "inPool", t.revoked_at IS NOT NULL AS revoked
         FROM channels c, users u JOIN api_tokens t ON t.created_by_id = u.id WHERE c.id = $1 AND u.id = $2`,
      [channel, caio.id],
    )
    expect(after).toEqual({ manager: ana.id, inPool: false, revoked: true })
  })
})

describe('operators', () => {
  test('an unmapped operator is listed, mapped with one choice, and the leads that came through follow', async () => {
    const manager = await newPerson('manager', `Ana ${randomUUID().slice(0, 6)}`)
    const login = `${randomUUID().slice(0, 10)}@atendimento.example`
    const channel = await crm<{ token: string }>(app(), 'channel', 'create', '--name', 'Operadores')
    const chatId = String(Math.floor(Math.random() * 1e9))
    await postJivo(channel.token, {
      event_name: 'chat_accepted',
      chat_id: chatId,
      widget_id: 'w1',
      visitor: { name: 'Tomas', number: chatId },
      agent: { id: chatId, name: 'Caio Atende', email: login },
    })
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/operators')
    const row = page.getByRole('region', { name: 'Sem responsável' }).getByRole('listitem').filter({ hasText: login })
    await row.getByRole('combobox').selectOption({ label: manager.name })
    await page.getByText('Operador vinculado').waitFor()
    await page.getByRole('button', { name: `Passar 1 lead aberto para ${manager.name}` }).click()
    await page.getByText(`1 lead agora é de ${manager.name}`).waitFor()
    const { json } = await api(`/api/v1/leads?chatId=${chatId}`)
    expect(json.data[0].manager.email).toBe(manager.email)
    expect(json.data[0].managerReason).toContain(login)
  })
})

describe('settings', () => {
  test('two administrators do not overwrite each other', async () => {
    const { page: mine } = await signedInPage({ role: 'admin' })
    const { page: theirs } = await signedInPage({ role: 'admin' })
    await mine.goto('/admin/settings')
    await theirs.goto('/admin/settings')
    const save = (page: Page) => page.locator('#company').getByRole('button', { name: 'Salvar' }).click()
    const name = `Aurora ${randomUUID().slice(0, 6)}`
    await mine.getByLabel('Nome da empresa').fill(name)
    await save(mine)
    await mine.getByText('Configurações salvas').waitFor()
    await theirs.getByLabel('Nome da empresa').fill('Outra')
    await save(theirs)
    await theirs.getByText('Alguém mudou as configurações').waitFor()
    const [row] = await sql<{ company_name: string }>('SELECT company_name FROM settings')
    expect(row?.company_name).toBe(name)
  })

  test('the title of a lead is shown as it will be while its template is typed', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    await page.goto('/admin/settings')
    const template = page.getByLabel('Título do lead')
    await template.fill('Chat {chat_id}: {name}')
    await page.getByText('Chat 18: Tomas Silva').waitFor()
    await template.fill('Chat {chatid}')
    await page.locator('#leads').getByRole('button', { name: 'Salvar' }).click()
    await page.getByText('Só estes campos podem ficar entre chaves').waitFor()
  })

  test('a token for another program is shown once, works, and is revoked', async () => {
    const { page } = await signedInPage({ role: 'admin' })
    const name = `BI ${randomUUID().slice(0, 6)}`
    await page.goto('/admin/settings')
    await page.getByRole('button', { name: 'Novo token' }).click()
    await page.getByLabel('Para qual programa').fill(name)
    await page.getByRole('button', { name: 'Criar e ver o token' }).click()
    const headers = { authorization: `Bearer ${await secretOn(page)}` }
    const read = async () => (await api('/api/v1/leads?limit=1', { headers })).status
    expect(await read()).toBe(200)
    await page.getByRole('button', { name: 'Já copiei' }).click()
    await page.getByRole('button', { name: `Revogar ${name}` }).click()
    // Enter on the safe button, where the keyboard begins, and Escape both leave everything as it is.
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Cancelar' })
      .and(page.locator(':focus'))
      .press('Enter')
    await page.getByRole('button', { name: `Revogar ${name}` }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
    expect(await read()).toBe(200)
    await page.getByRole('button', { name: `Revogar ${name}` }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revogar' }).click()
    await page.getByText(`“${name}” não tem mais acesso`).waitFor()
    await expect.poll(read, { timeout: 5000 }).toBe(401)
  })
})

describe('one’s own account', () => {
  test('a new password ends the sessions elsewhere and keeps this one', async () => {
    const { page, person } = await signedInPage()
    const elsewhere = await openPage()
    await signIn(elsewhere, person)
    await page.goto('/account')
    await page.getByLabel('Senha atual').fill('errada e comprida')
    await page.getByLabel('Nova senha').fill('uma frase bem comprida')
    await page.getByRole('button', { name: 'Trocar senha' }).click()
    await page.getByText('A senha atual não confere.').waitFor()
    await page.getByLabel('Senha atual').fill(person.password)
    await page.getByRole('button', { name: 'Trocar senha' }).click()
    await page.getByText('Senha trocada').waitFor()
    await elsewhere.goto('/leads')
    expect(new URL(elsewhere.url()).pathname).toBe('/login')
    await page.goto('/leads')
    expect(new URL(page.url()).pathname).toBe('/leads')
  })

  test('the language is kept with the person, for the next browser too', async () => {
    const { page, person } = await signedInPage()
    await page.goto('/account')
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    const other = await openPage({ locale: 'pt-BR' })
    await signIn(other, person)
    await other.goto('/account')
    await other.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  })

  test('signing out ends the session wherever its cookie was copied to', async () => {
    const { page, person } = await signedInPage()
    await page.goto('/leads')
    const copied = await page.context().cookies()
    await page.getByRole('button', { name: person.name }).click()
    await page.getByRole('button', { name: 'Sair' }).click()
    await page.waitForURL('**/login')
    const thief = await openPage()
    await thief.context().addCookies(copied)
    await thief.goto('/leads')
    expect(new URL(thief.url()).pathname).toBe('/login')
  })
})

describe('the screens of administration', () => {
  test.each([
    { width: 1280, theme: 'light', locale: 'pt-BR' },
    { width: 360, theme: 'dark', locale: 'en' },
  ] as const)(
    'can be read by everybody at $width px, $theme, $locale',
    async screen => {
      const { page } = await signedInPage({ role: 'admin', ...screen })
      for (const path of PAGES) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
      }
    },
    120_000,
  )
})
