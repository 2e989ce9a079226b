import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deleteOldImportRows } from '@/lib/imports/continue-mutations'
import { holdImport } from '@/lib/imports/rule-queries'
import { runImport } from '@/lib/imports/run-mutations'
import { addValues } from '@/lib/identity/contact-edit-mutations'
import { readHandValues } from '@/lib/contacts/hand-values'
import { api, sql } from '../support/app'
import { accepted } from '../samples/jivo-events'
import { csv, importFile, rehearse, reaches, rowsOf, undo, upload } from '../support/import'
import { channelOf, chatNumber, send, someone } from '../support/intake'
import { insert, person, someEmail, somePhone, user } from '../support/rows'
import { transaction, write } from '../support/transaction'

type Contact = {
  name: string | null
  organization: string | null
  tags: string[]
  description: string | null
  custom_fields: object
  owner_id: string | null
}
type Value = { contact_id: string; kind: string; raw: string; key: string; is_primary: boolean; source: string }

const HEADER = ['Nome', 'E-mail', 'Telefone', 'Empresa', 'Etiquetas', 'Observações']
const row = (cells: {
  name?: string
  email?: string
  phone?: string
  company?: string
  tags?: string
  note?: string
}) => [cells.name ?? '', cells.email ?? '', cells.phone ?? '', cells.company ?? '', cells.tags ?? '', cells.note ?? '']

const contact = async (id: string) =>
  (
    await sql<Contact>(
      'SELECT name, organization, tags, description, custom_fields, owner_id FROM contacts WHERE id = $1',
      [id],
    )
  )[0]
const values = (key: string) =>
  sql<Value>('SELECT contact_id, kind, raw, key, is_primary, source FROM identifiers WHERE key = $1', [key])
const conflicts = (contactId: string) =>
  sql<{
    kind: string
    chat_value: string
    crm_value: string
    import_id: string
    state: string
    other_contact_id: string | null
  }>(
    'SELECT kind, chat_value, crm_value, import_id, state, other_contact_id FROM conflicts WHERE contact_id = $1 ORDER BY first_seen_at',
    [contactId],
  )
const outcomes = (rows: { outcome: string | null }[]) => rows.map(one => one.outcome)

/** A phone that nobody has, another one than `other`. */
const elsewhere = (other: { key: string }) => {
  for (;;) {
    const made = somePhone()
    if (made.key !== other.key) return made
  }
}

describe('a file of contacts', () => {
  it('makes whoever is new, with everything the file says, told in the history', async () => {
    const [email, phone] = [someEmail(), somePhone()]
    const { id, rows } = await importFile(
      csv(
        HEADER,
        row({
          name: 'Lúcia Prado',
          email,
          phone: phone.raw,
          company: 'Aurora',
          tags: 'vip, feira',
          note: 'Prefere manhã',
        }),
      ),
    )
    expect(rows).toMatchObject([{ number: 2, foreseen: 'created', outcome: 'created', said: [] }])
    const contactId = rows[0]!.contact_id!
    expect(await contact(contactId)).toMatchObject({
      name: 'Lúcia Prado',
      organization: 'Aurora',
      tags: ['vip', 'feira'],
      description: 'Prefere manhã',
    })
    expect(await values(email)).toMatchObject([{ contact_id: contactId, is_primary: true, source: 'import' }])
    expect(await values(phone.key)).toMatchObject([{ contact_id: contactId, is_primary: true, source: 'import' }])
    const history = (await api(`/api/v1/contacts/${contactId}/history`)).json.data
    expect(history).toMatchObject([
      { kind: 'contact.created', data: { name: 'Lúcia Prado', import: { id, file: 'clientes.csv', row: 2 } } },
    ])
  })

  it('fills what a known contact lacks and leaves what it has', async () => {
    const [email, phone] = [someEmail(), somePhone()]
    const known = await person('Rui Lopes', { emails: [email] }, { organization: 'Loja do Rui' })
    const { rows } = await importFile(
      csv(
        HEADER,
        row({ name: 'Ruy L.', email: email.toUpperCase(), phone: phone.raw, company: 'Outra', tags: 'feira' }),
      ),
    )
    expect(rows).toMatchObject([{ foreseen: 'completed', outcome: 'completed', contact_id: known.id }])
    expect(rows[0]!.said).toEqual([
      { code: 'kept', what: 'name', value: 'Ruy L.', crm: 'Rui Lopes' },
      { code: 'kept', what: 'organization', value: 'Outra', crm: 'Loja do Rui' },
    ])
    expect(await contact(known.id)).toMatchObject({ name: 'Rui Lopes', organization: 'Loja do Rui', tags: ['feira'] })
    expect(await values(phone.key)).toMatchObject([{ contact_id: known.id, is_primary: true }])
  })

  it('asks about another phone in the inbox, and changes nothing', async () => {
    const [email, phone] = [someEmail(), somePhone()]
    const other = elsewhere(phone)
    const known = await person('Bia Reis', { emails: [email], phones: [phone] })
    const { id, rows } = await importFile(csv(HEADER, row({ name: 'Bia Reis', email, phone: other.raw })))
    expect(rows).toMatchObject([
      {
        foreseen: 'conflict',
        outcome: 'conflict',
        contact_id: known.id,
        said: [{ code: 'conflict', what: 'phone', value: other.raw, crm: phone.raw }],
      },
    ])
    expect(await conflicts(known.id)).toMatchObject([
      { kind: 'phone', chat_value: other.raw, crm_value: phone.raw, import_id: id, state: 'open' },
    ])
    expect(await values(other.key)).toEqual([])
    expect(await values(phone.key)).toMatchObject([{ contact_id: known.id, is_primary: true }])
  })

  it('asks about the two contacts that one row names, and merges nobody', async () => {
    const [email, phone] = [someEmail(), somePhone()]
    const [one, two] = [await person('Ana Dias', { emails: [email] }), await person('Ana D.', { phones: [phone] })]
    const { rows } = await importFile(csv(HEADER, row({ email, phone: phone.raw })))
    expect(rows).toMatchObject([
      { foreseen: 'conflict', outcome: 'conflict', contact_id: one.id, said: [{ code: 'conflict_two' }] },
    ])
    expect(await conflicts(one.id)).toMatchObject([{ kind: 'two_contacts', other_contact_id: two.id }])
    expect(await values(phone.key)).toMatchObject([{ contact_id: two.id }])
  })

  it('makes one contact of a person who stands in it twice, and two values of one row are both theirs', async () => {
    const [email, second, phone] = [someEmail(), someEmail(), somePhone()]
    const file = csv(
      ['Nome', 'E-mail', 'E-mail 2', 'Telefone'],
      ['Caio Melo', email, second, ''],
      ['Caio Melo', second, '', phone.raw],
    )
    const { rows } = await importFile(file)
    expect(rows.map(one => one.foreseen)).toEqual(['created', 'completed'])
    expect(outcomes(rows)).toEqual(['created', 'completed'])
    expect(new Set(rows.map(one => one.contact_id)).size).toBe(1)
    expect(await values(second)).toMatchObject([{ contact_id: rows[0]!.contact_id, is_primary: false }])
    expect(await values(phone.key)).toMatchObject([{ contact_id: rows[0]!.contact_id, is_primary: true }])
  })

  it('makes nothing twice when it is imported twice', async () => {
    const [email, mine, phone] = [someEmail(), someEmail(), somePhone()]
    const other = elsewhere(phone)
    const known = await person('Davi Sá', { emails: [mine], phones: [phone] }, { description: 'Cliente antigo' })
    const file = csv(
      HEADER,
      row({ name: 'Eva Luz', email, note: 'Nova' }),
      row({ email: mine, phone: other.raw, note: 'Ligar depois das 15h' }),
    )
    const first = await importFile(file)
    const count = async () => [
      await conflicts(known.id),
      await sql('SELECT text FROM notes WHERE contact_id = $1', [known.id]),
      await values(email),
    ]
    const before = await count()
    expect(before.map(one => one.length)).toEqual([1, 1, 1])
    const again = await importFile(file)
    expect(outcomes(first.rows)).toEqual(['created', 'conflict'])
    expect(again.rows.map(one => one.foreseen)).toEqual(['unchanged', 'conflict'])
    expect(outcomes(again.rows)).toEqual(['unchanged', 'conflict'])
    expect(again.rows[1]!.said).toMatchObject([{ code: 'conflict_open' }])
    expect(await count()).toEqual(before)
  })

  it('makes each person once when two imports of the same people run at once', async () => {
    const people = Array.from({ length: 25 }, () => [someEmail(), somePhone().raw])
    const file = csv(['E-mail', 'Telefone'], ...people)
    const ids = [await upload(file), await upload(file)]
    for (const id of ids) await rehearse(id)
    await Promise.all(
      ids.map(async id => {
        await sql(`UPDATE imports SET state = 'running', started_at = now() WHERE id = $1`, [id])
        const work = await write(tx => holdImport(tx, id, 'running'))
        await runImport(work!, { now: new Date(), transaction: transaction() })
      }),
    )
    for (const id of ids) await reaches(id, 'done')
    const [one, two] = [await rowsOf(ids[0]!), await rowsOf(ids[1]!)]
    expect(one.map(({ contact_id }) => contact_id)).toEqual(two.map(({ contact_id }) => contact_id))
    expect([...outcomes(one), ...outcomes(two)].filter(outcome => outcome === 'created')).toHaveLength(25)
  })

  it('refuses a bad row with its reason and imports the others', async () => {
    const [good, better] = [someEmail(), someEmail()]
    const file = csv(
      HEADER,
      row({ name: 'Sem nada' }),
      row({ email: good }),
      row({ phone: '98765-4321' }),
      [...row({ email: someEmail() }), 'a mais'],
      row({ email: better }),
    )
    const { rows } = await importFile(file)
    expect(outcomes(rows)).toEqual(['refused', 'created', 'refused', 'refused', 'created'])
    expect(rows.map(one => one.said[0]?.code)).toEqual([
      'no_key',
      undefined,
      'phone_unclear',
      'too_many_cells',
      undefined,
    ])
  })

  it('gives phones without DDD the one that was chosen', async () => {
    const digits = somePhone().raw.slice(5)
    const { rows } = await importFile(csv(['Nome', 'Celular'], ['Gil', digits]), { areaCode: '85' })
    expect(outcomes(rows)).toEqual(['created'])
    expect(await sql('SELECT e164 FROM identifiers WHERE contact_id = $1', [rows[0]!.contact_id])).toEqual([
      { e164: `+5585${digits.replace('-', '')}` },
    ])
  })

  it('writes the company’s own fields, and leaves out a value of the wrong type', async () => {
    const name = `Aniversário ${randomUUID().slice(0, 8)}`
    const key = name
      .toLowerCase()
      .replace('á', 'a')
      .replaceAll(/[^a-z0-9]+/g, '_')
    await insert('fields', {
      entity: 'contact',
      key,
      name,
      type: 'date',
      choices: [],
      required: false,
      position: 900,
      created_at: new Date(),
      version: 1,
    })
    const manager = await user('manager', 'Marta Gestora')
    const [{ email: managerEmail } = { email: '' }] = await sql<{ email: string }>(
      'SELECT email FROM users WHERE id = $1',
      [manager],
    )
    const { rows } = await importFile(
      csv(
        ['E-mail', name, 'Responsável'],
        [someEmail(), '31/12/1990', managerEmail],
        [someEmail(), 'ontem', 'ninguem@exemplo.com.br'],
      ),
    )
    await sql('UPDATE fields SET archived_at = now() WHERE key = $1', [key])
    expect(outcomes(rows)).toEqual(['created', 'created'])
    expect(await contact(rows[0]!.contact_id!)).toMatchObject({
      custom_fields: { [key]: '1990-12-31' },
      owner_id: manager,
    })
    expect(rows[1]!.said).toEqual([
      { code: 'field_wrong', what: name, value: 'ontem' },
      { code: 'manager_unknown', value: 'ninguem@exemplo.com.br' },
    ])
  })
})

describe('the manager of a file', () => {
  it('is known by name where one person has it, case and accents aside, and is nobody where two do', async () => {
    const [one, two] = [`Zoé ${randomUUID()}`, `Ana ${randomUUID()}`]
    const zoe = await user('manager', one)
    await user('manager', two)
    await user('admin', two.toUpperCase())
    const { rows } = await importFile(
      csv(['E-mail', 'Vendedor'], [someEmail(), one.toUpperCase().replace('É', 'e')], [someEmail(), two]),
    )
    expect(await contact(rows[0]!.contact_id!)).toMatchObject({ owner_id: zoe })
    expect(await contact(rows[1]!.contact_id!)).toMatchObject({ owner_id: null })
    expect(rows.map(one => one.said)).toEqual([[], [{ code: 'manager_ambiguous', value: two }]])
  })
})

describe('taking an import back', () => {
  it('removes whom nobody has touched, and takes from the others what it gave them', async () => {
    const [email, mine, phone, first] = [someEmail(), someEmail(), somePhone(), somePhone()]
    const known = await person('Ivo Reis', { emails: [mine] })
    const asked = await person('Jô Paz', { phones: [first] })
    const { id, rows } = await importFile(
      csv(
        HEADER,
        row({ name: 'Nina Sol', email, phone: phone.raw }),
        row({ email: mine, company: 'Sol Ltda', tags: 'x', note: 'Oi' }),
        row({ phone: first.raw, email: someEmail() }),
        row({ email, company: 'Nina ME' }),
      ),
    )
    expect(outcomes(rows)).toEqual(['created', 'completed', 'completed', 'completed'])
    const undone = await undo(id)
    expect(undone.map(one => one.undone)).toEqual(['removed', 'taken_back', 'taken_back', 'removed'])
    expect(await contact(rows[0]!.contact_id!)).toBeUndefined()
    expect(await values(email)).toEqual([])
    expect(await contact(known.id)).toMatchObject({ name: 'Ivo Reis', organization: null, tags: [], description: null })
    expect(await sql('SELECT kind FROM identifiers WHERE contact_id = $1', [asked.id])).toEqual([{ kind: 'phone' }])
    const history = (await api(`/api/v1/contacts/${known.id}/history`)).json.data as { kind: string }[]
    expect(history.map(one => one.kind)).toContain('import.undone')
  })

  it('leaves what somebody has worked with since, and says so', async () => {
    const [email, phone] = [someEmail(), somePhone()]
    const mine = someEmail()
    const known = await person('Kim Lara', { emails: [mine] })
    const { id, rows } = await importFile(
      csv(HEADER, row({ name: 'Lia Mar', email }), row({ email: mine, phone: phone.raw, company: 'Mar' })),
    )
    const made = rows[0]!.contact_id!
    const read = readHandValues('email', someEmail())
    if (!read.ok) throw new Error('no e-mail')
    const userId = await user()
    await write(tx =>
      addValues(
        tx,
        made,
        read.values,
        { titleTemplate: '{name}', visitorWord: 'Visitante' },
        { userId, now: new Date() },
      ),
    )
    await sql('UPDATE identifiers SET verified = true WHERE key = $1', [phone.key])
    const undone = await undo(id)
    expect(undone.map(one => one.undone)).toEqual(['kept', 'kept'])
    expect(await contact(made)).toMatchObject({ name: 'Lia Mar' })
    expect(undone[1]!.said).toMatchObject([{ code: 'stays', what: 'phone', value: phone.raw }])
    expect(await values(phone.key)).toHaveLength(1)
    expect(await contact(known.id)).toMatchObject({ organization: null })
  })

  it('leaves a contact whose phone a chat of somebody else has named since, and the question about it', async () => {
    const [email, phone] = [someEmail(), somePhone()]
    const { id, rows } = await importFile(csv(['Nome', 'Telefone'], ['Rui Lima', phone.raw]))
    const known = await person('Ana Lima', { emails: [email] })
    await send(
      await channelOf(),
      accepted({ chat_id: chatNumber(), visitor: { ...someone(), email, phone: phone.raw } }),
    )
    const asked = () => conflicts(known.id)
    expect(await asked()).toMatchObject([{ state: 'open', other_contact_id: rows[0]!.contact_id }])
    expect(await undo(id)).toMatchObject([{ undone: 'kept', said: [{ code: 'stays' }] }])
    expect(await asked()).toMatchObject([{ state: 'open', other_contact_id: rows[0]!.contact_id }])
  })

  it('is over after 30 days, and then the night removes the rows and keeps how many there were', async () => {
    const [old, recent] = [
      await importFile(csv(['E-mail'], [someEmail()])),
      await importFile(csv(['E-mail'], [someEmail()])),
    ]
    await sql(`UPDATE imports SET finished_at = now() - interval '31 days' WHERE id = $1`, [old.id])
    await expect(undo(old.id)).rejects.toThrow(/too_late/)
    await write(tx => deleteOldImportRows(tx, new Date()))
    expect([await rowsOf(old.id), (await rowsOf(recent.id)).length]).toEqual([[], 1])
    expect(await sql('SELECT state, counts FROM imports WHERE id = $1', [old.id])).toEqual([
      { state: 'done', counts: { created: 1 } },
    ])
  })

  it('is not needed for a file that nobody imported: it is forgotten after a week', async () => {
    const [old, recent] = [await upload(csv(['E-mail'], [someEmail()])), await upload(csv(['E-mail'], [someEmail()]))]
    await sql(`UPDATE imports SET created_at = now() - interval '8 days' WHERE id = $1`, [old])
    await write(tx => deleteOldImportRows(tx, new Date()))
    expect(await sql('SELECT id FROM imports WHERE id = ANY ($1::uuid[])', [[old, recent]])).toEqual([{ id: recent }])
  })
})
