import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addNote } from '@/lib/leads/mutations'
import { api, sql } from '../support/app'
import { csv, importFile, undo } from '../support/import'
import { insert, lead, person, someEmail, user } from '../support/rows'
import { write } from '../support/transaction'

const HEADER = ['Nome', 'E-mail', 'Título do lead', 'Etapa', 'Responsável', 'Observações']

const leadsOf = (contactId: string | null) =>
  sql<{
    id: string
    title: string
    stage: string
    status: string
    source: string
    manager_id: string | null
    description: string | null
    tags: string[]
    custom_fields: object
    manager_reason: object
  }>(
    'SELECT id, title, stage, status, source, manager_id, description, tags, custom_fields, manager_reason FROM leads WHERE contact_id = $1 ORDER BY created_at, id',
    [contactId],
  )

/** A field of leads, out of use again when the test ends. */
async function ownField(name: string, type: string): Promise<string> {
  const key = `${type}_${randomUUID().slice(0, 8)}`
  const id = await insert('fields', {
    entity: 'lead',
    key,
    name,
    type,
    choices: [],
    required: false,
    position: 900,
    created_at: new Date(),
    version: 1,
  })
  onTestFinished(async () => void (await sql('UPDATE fields SET archived_at = now() WHERE id = $1', [id])))
  return key
}

describe('the leads of a file', () => {
  it('are made for their contacts with what the columns say, and told in the history with the file', async () => {
    const [name, email, tag] = [`Bruno ${randomUUID()}`, someEmail(), randomUUID().slice(0, 8)]
    const size = await ownField(`Tamanho ${tag}`, 'number')
    const manager = await user('manager', name)
    const file = csv(
      [...HEADER, `Tamanho ${tag}`],
      ['Lúcia Prado', email, 'Reforma', 'proposta', name.toUpperCase(), 'Quer orçamento', '42,5'],
    )
    const { id, rows } = await importFile(file)
    expect(rows).toMatchObject([{ foreseen: 'created', outcome: 'created', lead_outcome: 'created', said: [] }])
    const [made] = await leadsOf(rows[0]!.contact_id)
    expect(made).toMatchObject({
      id: rows[0]!.lead_id,
      title: 'Reforma',
      stage: 'proposal',
      status: 'open',
      source: 'import',
      manager_id: manager,
      description: 'Quer orçamento',
      custom_fields: { [size]: 42.5 },
      manager_reason: { code: 'hand' },
    })
    expect(await sql('SELECT owner_id FROM contacts WHERE id = $1', [rows[0]!.contact_id])).toEqual([
      { owner_id: manager },
    ])
    const history = (await api(`/api/v1/contacts/${rows[0]!.contact_id}/history`)).json.data
    expect(history).toContainEqual(
      expect.objectContaining({
        kind: 'lead.created',
        data: { title: 'Reforma', source: 'import', import: { id, file: 'clientes.csv', row: 2 } },
      }),
    )
  })

  it('are not made by a row that says nothing of one, nor twice by a file that is imported twice', async () => {
    const [email, other] = [someEmail(), someEmail()]
    const file = csv(
      HEADER,
      ['Ana', email, '', '', '', ''],
      ['Bia', other, 'Piscina', 'Etapa que não há', 'Ninguém Mesmo', ''],
    )
    const first = await importFile(file)
    expect(first.rows.map(row => row.lead_outcome)).toEqual([null, 'created'])
    expect(first.rows[1]!.said).toEqual([
      { code: 'stage_unknown', value: 'Etapa que não há' },
      { code: 'manager_unknown', value: 'Ninguém Mesmo' },
    ])
    const again = await importFile(file)
    expect(again.rows.map(row => [row.foreseen, row.outcome, row.lead_outcome])).toEqual([
      ['unchanged', 'unchanged', null],
      ['unchanged', 'unchanged', 'unchanged'],
    ])
    expect(await leadsOf(first.rows[1]!.contact_id)).toHaveLength(1)
    expect(await sql('SELECT counts FROM imports WHERE id = $1', [first.id])).toEqual([
      { counts: { created: 2, lead_created: 1 } },
    ])
  })

  it('that are there are filled and never overwritten: what differs is told', async () => {
    const [email, tag] = [someEmail(), randomUUID().slice(0, 8)]
    const [mine, other] = [await user('manager', `Caio ${tag}`), await user('manager', `Davi ${tag}`)]
    const ana = await person('Ana', { emails: [email] })
    const known = await lead(ana.id, { title: 'Muro', manager_id: mine, tags: ['obra'] })
    const [{ number } = { number: 0 }] = await sql<{ number: number }>('SELECT number FROM leads WHERE id = $1', [
      known,
    ])
    const foreign = await lead((await person('Outra')).id)
    const [{ number: foreignNumber } = { number: 0 }] = await sql<{ number: number }>(
      'SELECT number FROM leads WHERE id = $1',
      [foreign],
    )
    const header = ['E-mail', 'Número do lead', 'Título do lead', 'Etapa', 'Responsável', 'Descrição', 'Etiquetas']
    const row = ['Muro alto', 'Proposta', `Davi ${tag}`, 'De tijolo', 'obra, muro']
    const { rows } = await importFile(
      csv(header, [email, String(number), ...row], [email, String(foreignNumber), 'Portão', '', '', '', '']),
    )
    expect(rows[0]).toMatchObject({
      lead_id: known,
      lead_outcome: 'completed',
      said: [
        { code: 'kept', what: 'leadTitle', value: 'Muro alto', crm: 'Muro' },
        { code: 'kept', what: 'leadStage', value: 'Proposta', crm: 'Novo' },
        { code: 'kept', what: 'leadManager', value: `Davi ${tag}`, crm: `Caio ${tag}` },
      ],
    })
    expect(rows[1]).toMatchObject({
      lead_outcome: 'created',
      said: [{ code: 'lead_elsewhere', value: String(foreignNumber) }],
    })
    expect(
      (await leadsOf(ana.id)).map(one => [one.title, one.stage, one.manager_id, one.description, one.tags]),
    ).toEqual([
      ['Muro', 'new', mine, 'De tijolo', ['obra', 'muro']],
      ['Portão', 'new', null, null, []],
    ])
    expect(other).not.toBe(mine)
  })
})

describe('taking back an import with leads', () => {
  it('removes the leads it made and takes from the others what it gave them', async () => {
    const [email, mine] = [someEmail(), someEmail()]
    const known = await person('Ivo', { emails: [mine] })
    const standing = await lead(known.id, { title: 'Telhado' })
    const { id, rows } = await importFile(
      csv(
        HEADER,
        ['Nina', email, 'Piso', '', '', ''],
        ['Nina', email, 'Forro', '', '', ''],
        ['Ivo', mine, 'Telhado', '', '', 'Com calha'],
        ['Ivo', mine, 'Calha', '', '', ''],
      ),
    )
    expect(rows.map(row => row.lead_outcome)).toEqual(['created', 'created', 'completed', 'created'])
    expect((await undo(id)).map(row => row.undone)).toEqual(['removed', 'removed', 'taken_back', 'taken_back'])
    expect(await sql('SELECT FROM contacts WHERE id = $1', [rows[0]!.contact_id])).toEqual([])
    expect((await leadsOf(known.id)).map(one => [one.id, one.description])).toEqual([[standing, null]])
  })

  it('leaves a lead that somebody has worked on, with its contact, and says so', async () => {
    const [email, mine] = [someEmail(), someEmail()]
    const known = await person('Jô', { emails: [mine] })
    const { id, rows } = await importFile(
      csv(HEADER, ['Lia', email, 'Jardim', '', '', ''], ['Jô', mine, 'Cerca', '', '', '']),
    )
    const userId = await user()
    for (const row of rows)
      await write(tx => addNote(tx, { leadId: row.lead_id!, text: 'Liguei' }, { userId, now: new Date() }))
    const undone = await undo(id)
    expect(undone.map(row => row.undone)).toEqual(['kept', 'kept'])
    expect(undone[0]!.said).toEqual([{ code: 'lead_stays', value: 'Jardim' }, { code: 'stays' }])
    expect(undone[1]!.said).toEqual([{ code: 'lead_stays', value: 'Cerca' }])
    expect((await leadsOf(known.id)).map(one => one.title)).toEqual(['Cerca'])
  })

  it('ends where a row cannot be taken back: it stays and is told, the others are taken back', async () => {
    const emails = [someEmail(), someEmail(), someEmail()]
    const { id, rows } = await importFile(csv(['E-mail'], ...emails.map(email => [email])))
    const broken = rows[1]!.contact_id!
    // What the row made is kept in a form that no rule foresees.
    await sql(
      `UPDATE import_rows SET made = jsonb_set(made, '{lead}', '{"id": "none"}') WHERE import_id = $1 AND contact_id = $2`,
      [id, broken],
    )
    const undone = await undo(id)
    expect(undone.map(row => row.undone)).toEqual(['removed', 'kept', 'removed'])
    expect(undone[1]!.said).toEqual([{ code: 'undo_failed' }])
    expect(await sql('SELECT FROM contacts WHERE id = $1', [broken])).toHaveLength(1)
  })
})
