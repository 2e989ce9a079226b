import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SEE_AS_COOKIE } from '@/lib/auth/see-as-cookie'
import { app, sql } from '../support/app'
import { importFile, rehearse, upload } from '../support/import'
import { insert, lead, person, someEmail, somePhone, user } from '../support/rows'
import { SESSION_NAME, sessionOf } from '../support/session'

const BYTE_ORDER_MARK = '\uFEFF'

async function download(path: string, userId: string | null, cookies: Record<string, string> = {}) {
  const jar = { ...(userId ? { [SESSION_NAME]: await sessionOf(userId) } : {}), locale: 'pt-BR', ...cookies }
  const cookie = Object.entries(jar)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const response = await fetch(`${app().baseUrl}${path}`, { redirect: 'manual', headers: { cookie } })
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  return { status: response.status, headers: response.headers, text, lines: text.split('\r\n').slice(0, -1) }
}

const someTag = () => randomUUID().slice(0, 8)

/** A field of the company's own, out of use again when the test ends: other tests read the same lists. */
async function ownField(entity: 'contact' | 'lead', type: string, name: string): Promise<string> {
  const key = `${type}_${someTag()}`
  const id = await insert('fields', { entity, key, name, type, choices: [], required: false, position: 900 })
  onTestFinished(async () => void (await sql('UPDATE fields SET archived_at = now() WHERE id = $1', [id])))
  return key
}

const logged = async (userId: string) =>
  (
    await sql<{ data: unknown }>(
      `SELECT data FROM history WHERE kind = 'list.exported' AND user_id = $1 ORDER BY at, id`,
      [userId],
    )
  ).map(row => row.data)

describe('the export of a list', () => {
  it('has the contacts of the list with their own fields, as Excel in Portuguese reads them, and is written down', async () => {
    const [tag, balance, email] = [someTag(), await ownField('contact', 'money', 'Saldo'), someEmail()]
    const me = await user('admin', 'Rui')
    const phones = [
      { raw: '11 98765-4321', key: null },
      { raw: `-77 ${tag}`, key: null },
    ]
    const odd = await person(
      `=SUM(A1) ${tag}`,
      { emails: [email], phones },
      { owner_id: me, custom_fields: { [balance]: -1234.5 }, description: 'um;dois\n"três"' },
    )
    await sql(
      `UPDATE identifiers SET e164 = '+5511987654321' WHERE contact_id = $1 AND is_primary AND kind = 'phone'`,
      [odd.id],
    )
    await lead(odd.id, { title: tag })
    await person(`Bia ${tag}`, {}, { created_at: '2026-05-03T12:00:00Z' })
    const shown = await download(`/contacts/export?q=${tag}&separator=semicolon`, me, {
      'contacts-fields': `contact.${balance}`,
    })
    expect(shown.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(shown.headers.get('content-disposition')).toMatch(
      /^attachment; filename="balcao-contatos-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(shown.lines).toEqual([
      `${BYTE_ORDER_MARK}Nome;Telefone;E-mail;Responsável;Leads;Última conversa;Saldo`,
      `'=SUM(A1) ${tag};(+55) 11 98765-4321;${email};Rui;1;;-1234,50`,
      `Bia ${tag};;;;0;;`,
    ])
    const all = await download(`/contacts/export?q=${tag}&separator=comma&columns=all`, me)
    expect(all.text).toContain(`'=SUM(A1) ${tag},(+55) 11 98765-4321,'-77 ${tag},${email},,Rui,1,1,,`)
    // Other tests have fields of their own.
    expect(all.text).toMatch(/,-1234\.50,/)
    expect(all.text).toContain(`"um;dois\n""três""",Não,2026-05-04 09:00,`)
    expect(all.text).toContain(`/contacts/${odd.id}\r\n`)
    expect(await logged(me)).toEqual([
      {
        list: 'contacts',
        filters: { q: tag },
        separator: ';',
        rows: 2,
        complete: true,
        columns: ['Nome', 'Telefone', 'E-mail', 'Responsável', 'Leads', 'Última conversa', 'Saldo'],
      },
      expect.objectContaining({
        list: 'contacts',
        separator: ',',
        rows: 2,
        complete: true,
        columns: expect.arrayContaining(['Outros telefones', 'Saldo', 'Link']),
      }),
    ])
  })

  it('has each row once and in the order of the list, however many there are and however equal their times', async () => {
    const [tag, me] = [someTag(), await user('admin')]
    const values = ['2026-05-04T12:00:00Z', tag]
    await sql(
      `INSERT INTO contacts (id, name, created_at, updated_at)
       SELECT gen_random_uuid(), $2 || ' ' || n, $1::timestamptz + (n / 700) * interval '1 second', $1 FROM generate_series(1, 1203) n`,
      values,
    )
    const { lines } = await download(`/contacts/export?q=${tag}&separator=semicolon`, me)
    const expected = await sql<{ name: string }>(
      `SELECT name FROM contacts WHERE name LIKE $1 ORDER BY created_at DESC, id DESC`,
      [`${tag} %`],
    )
    expect(lines.slice(1).map(line => line.split(';')[0])).toEqual(expected.map(row => row.name))
    expect(await logged(me)).toMatchObject([{ rows: 1203, complete: true }])
  })

  it('has the leads that the filters leave, of their own and their contact’s fields, and nobody else’s where one’s own were asked for', async () => {
    const [tag, size, city] = [
      someTag(),
      await ownField('lead', 'number', 'Tamanho'),
      await ownField('contact', 'text', 'Tamanho'),
    ]
    const me = await user('manager', 'Bruno', { may_export: true })
    const ana = await person(`Ana ${tag}`, {}, { custom_fields: { [city]: 'Recife' } })
    const mine = { manager_id: me, custom_fields: { [size]: 42.5 } }
    await lead(ana.id, { ...mine, title: `Primeiro ${tag}` })
    await lead(ana.id, {
      ...mine,
      title: `Segundo ${tag}`,
      created_at: '2026-05-05T12:00:00Z',
      tags: ['vip', '=1'],
      stage: 'proposal',
    })
    await lead(ana.id, { ...mine, title: `Ganho ${tag}`, status: 'won' })
    await lead(ana.id, { title: `De ninguém ${tag}`, custom_fields: { [size]: 42.5 } })
    await lead(ana.id, { ...mine, title: `Outro tamanho ${tag}`, custom_fields: { [size]: 7 } })
    const codes = `contact.${city},lead.${size}`
    const { lines } = await download(`/leads/export?q=${tag}&manager=me&lead.${size}=42.5`, me, {
      'leads-fields': codes,
    })
    expect(lines).toEqual([
      `${BYTE_ORDER_MARK}Título;Contato;Telefone;E-mail;Etapa;Situação;Etiquetas;Responsável;Última atividade;Tamanho;Tamanho (2)`,
      `Segundo ${tag};Ana ${tag};;;Proposta;Aberto;vip, =1;Bruno;2026-05-04 09:00;Recife;42,5`,
      `Primeiro ${tag};Ana ${tag};;;Novo;Aberto;;Bruno;2026-05-04 09:00;Recife;42,5`,
    ])
    expect(await logged(me)).toMatchObject([
      {
        list: 'leads',
        rows: 2,
        filters: { status: 'open', manager: { kind: 'me' }, q: tag, [`lead.${size}`]: { be: 'value', value: 42.5 } },
      },
    ])
  })

  it('of contacts is a file that our import reads back: nobody is new, and nothing differs', async () => {
    const [tag, me] = [someTag(), await user('admin')]
    const [email, other, phone] = [someEmail(), someEmail(), somePhone()]
    const [balance, since, vip, kinds] = [
      await ownField('contact', 'money', 'Saldo'),
      await ownField('contact', 'date', 'Desde'),
      await ownField('contact', 'bool', 'VIP'),
      await ownField('contact', 'multi', 'Tipos'),
    ]
    await sql(`UPDATE fields SET choices = '{"Atacado, varejo",Varejo}' WHERE key = $1`, [kinds])
    const custom_fields = {
      [balance]: -1234.5,
      [since]: '2026-12-31',
      [vip]: true,
      [kinds]: ['Atacado, varejo', 'Varejo'],
    }
    const owner = await user('manager', `Bruno Ação ${tag}`)
    const row = {
      organization: "'=Ltda",
      description: '@um;dois\n"três"',
      tags: ['vip', 'sob medida'],
      owner_id: owner,
      custom_fields,
    }
    const known = await person(`=SUM(A1) ${tag}`, { emails: [email, other], phones: [phone] }, row)
    await person(`Sem nada ${tag}`)
    const { text } = await download(`/contacts/export?q=${tag}&columns=all&separator=comma`, me)
    const rows = await rehearse(await upload(text))
    const [told] = rows.filter(one => one.foreseen !== 'refused')
    expect(told).toMatchObject({ foreseen: 'unchanged', said: [] })
    expect(rows.map(one => one.said[0]?.code)).toEqual(expect.arrayContaining([undefined, 'no_key']))
    expect(rows).toHaveLength(2)
    await sql(
      `UPDATE contacts SET owner_id = NULL, organization = NULL, tags = '{}', custom_fields = '{}' WHERE id = $1`,
      [known.id],
    )
    await importFile(text)
    expect(
      await sql('SELECT organization, tags, owner_id, custom_fields FROM contacts WHERE id = $1', [known.id]),
    ).toEqual([{ organization: "'=Ltda", tags: ['vip', 'sob medida'], owner_id: owner, custom_fields }])
  })

  it('of leads is a file that our import reads back: no lead is new, and what one has lost is filled', async () => {
    const [tag, me] = [someTag(), await user('admin')]
    const [size, city] = [
      await ownField('lead', 'number', `Tamanho ${tag}`),
      await ownField('contact', 'text', `Tamanho ${tag}`),
    ]
    const manager = await user('manager', `Carla ${tag}`)
    const ana = await person(
      `Ana ${tag}`,
      { emails: [someEmail()], phones: [somePhone()] },
      { custom_fields: { [city]: 'Recife' } },
    )
    const row = {
      manager_id: manager,
      description: 'Quer orçamento',
      tags: ['vip'],
      stage: 'proposal',
      custom_fields: { [size]: 1.234 },
    }
    const [one, two] = [
      await lead(ana.id, { ...row, title: `Primeiro ${tag}` }),
      await lead(ana.id, { title: `Segundo ${tag}`, status: 'won', created_at: '2026-05-05T12:00:00Z' }),
    ]
    const { text } = await download(`/leads/export?q=${tag}&status=all&columns=all`, me)
    const unchanged = { foreseen: 'unchanged', lead_outcome: 'unchanged', said: [] }
    expect(await rehearse(await upload(text))).toMatchObject([unchanged, unchanged])
    await sql(
      `UPDATE leads SET manager_id = NULL, description = NULL, tags = '{}', custom_fields = '{}' WHERE id = $1`,
      [one],
    )
    const { rows } = await importFile(text)
    expect(rows.map(row => [row.outcome, row.lead_outcome, row.lead_id])).toEqual([
      ['unchanged', 'unchanged', two],
      ['completed', 'completed', one],
    ])
    expect(
      await sql('SELECT manager_id, description, tags, stage, custom_fields FROM leads WHERE id = $1', [one]),
    ).toEqual([
      {
        manager_id: manager,
        description: 'Quer orçamento',
        tags: ['vip'],
        stage: 'proposal',
        custom_fields: { [size]: 1.234 },
      },
    ])
  })

  it('is refused to whom no administrator let, to everybody who looks with another’s eyes, and to strangers', async () => {
    const path = `/leads/export?q=${someTag()}`
    const [admin, manager, viewer] = [await user('admin'), await user('manager'), await user('viewer')]
    const trusted = await user('viewer', 'Vera', { may_export: true })
    for (const id of [manager, viewer]) expect((await download(path, id)).status).toBe(404)
    expect((await download('/contacts/export', manager)).status).toBe(404)
    for (const id of [admin, trusted]) expect((await download(path, id)).status).toBe(200)
    expect((await download(path, admin, { [SEE_AS_COOKIE]: trusted })).status).toBe(404)
    const stranger = await download(path, null)
    expect(stranger.status).toBe(307)
    expect(stranger.headers.get('location')).toContain('/login')
    expect(await Promise.all([manager, viewer].map(logged))).toEqual([[], []])
  })
})
