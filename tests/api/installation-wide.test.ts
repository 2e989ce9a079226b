import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { api, app, sql } from '../support/app'
import { crm } from '../support/crm'
import { csv, importFile } from '../support/import'
import { insert, someEmail } from '../support/rows'
import { expectRefusal, get } from './rest/ask'

// A required field and the lines for Jivo are everybody's: no other test runs beside these.

type Made = { id: string; key: string; on: string; type: string; choices: string[] }

test('a field is made on the command line with a key of its name, listed, and its second namesake gets another key', async () => {
  const name = `Saldo em Conta ${randomUUID().slice(0, 6)}`
  const made = await crm<Made>(
    app(),
    'field',
    'create',
    '--on',
    'contact',
    '--name',
    name,
    '--type',
    'choice',
    '--choices',
    'ouro, prata',
    '--required',
  )
  await sql('UPDATE fields SET required = false WHERE id = $1', [made.id])
  expect(made).toMatchObject({ on: 'contact', type: 'choice', choices: ['ouro', 'prata'], required: true })
  expect(made.key).toBe(name.toLowerCase().replaceAll(' ', '_'))
  const twin = await crm<Made>(app(), 'field', 'create', '--on', 'contact', '--name', name, '--type', 'text')
  expect(twin.key).toBe(`${made.key}_2`)
  const { fields } = await crm<{ fields: Made[] }>(app(), 'field', 'list')
  expect(fields.map(field => field.key)).toEqual(expect.arrayContaining([made.key, twin.key]))
  const listed = await get('fields?on=contact')
  expect(listed.data).toContainEqual({ ...made, required: false })
  expect((await get('fields?on=lead')).data.every((field: Made) => field.on === 'lead')).toBe(true)
  expectRefusal(await api('/api/v1/fields?on=task'), 400, 'invalid_parameter')
  await expect(crm(app(), 'field', 'create', '--on', 'lead', '--name', 'X', '--type', 'choice')).rejects.toThrow(
    /--choices/,
  )
}, 90_000)

test('a field for the operator in Jivo is one more of at most ten lines; where they are ten neither is made', async () => {
  const before = (await sql<{ lines: object[] }>('SELECT panel_lines AS lines FROM settings'))[0]!.lines
  const write = (lines: unknown) => sql('UPDATE settings SET panel_lines = $1', [JSON.stringify(lines)])
  try {
    const name = `Licença ${randomUUID().slice(0, 6)}`
    const made = await crm<Made>(app(), 'field', 'create', '--on', 'lead', '--name', name, '--type', 'date', '--jivo')
    const [{ lines }] = (await sql<{ lines: object[] }>('SELECT panel_lines AS lines FROM settings')) as [
      { lines: object[] },
    ]
    expect(lines).toEqual([...before, { source: `lead.${made.key}`, title: name }])
    await write(Array.from({ length: 10 }, (_, index) => ({ source: 'computed.tags', title: String(index) })))
    const eleventh = `Onze ${randomUUID().slice(0, 6)}`
    await expect(
      crm(app(), 'field', 'create', '--on', 'lead', '--name', eleventh, '--type', 'text', '--jivo'),
    ).rejects.toThrow(/ten lines/)
    expect(await sql('SELECT FROM fields WHERE name = $1', [eleventh])).toEqual([])
  } finally {
    await write(before)
  }
}, 90_000)

test('a lead of a file is made all the same where something required is missing, and is incomplete', async () => {
  const key = `money_${randomUUID().slice(0, 8)}`
  const field = {
    entity: 'lead',
    key,
    name: `Orçamento ${key}`,
    type: 'money',
    choices: [],
    position: 900,
    created_at: new Date(),
    version: 1,
  }
  const id = await insert('fields', { ...field, required: true })
  onTestFinished(async () => void (await sql('UPDATE fields SET archived_at = now() WHERE id = $1', [id])))
  const { rows } = await importFile(csv(['E-mail', 'Título do lead'], [someEmail(), 'Sem orçamento']))
  const made = (await api(`/api/v1/leads/${rows[0]!.lead_id}`)).json
  expect(made.title).toBe('Sem orçamento')
  expect(made.incomplete).toContain(`lead.${key}`)
})
