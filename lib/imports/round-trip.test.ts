import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { cellWriter } from '@/lib/export/cell'
import { chosenColumns } from '@/lib/export/column'
import { contactColumns, type ExportedContact } from '@/lib/export/contact-columns'
import { separators } from '@/lib/export/separator'
import { exportWords } from '@/lib/export/words'
import type { Field, FieldType } from '@/lib/fields/field'
import { storableMoney, storableNumber } from '@/lib/fields/number'
import { readValues } from '@/lib/intake/reading'
import type { ContactFact } from '@/lib/intake/facts'
import { cleanLine, cleanText } from '@/lib/text/clean-text'
import { BYTE_ORDER_MARK, csvRecord } from '@/lib/text/csv'
import { noFacts } from '@/tests/samples/facts'
import { managerBook } from './find-manager'
import { guessColumns } from './guess-columns'
import { readRow } from './read-row'
import { readTable } from './read-table'
import { atOnce } from '@/tests/support/at-once'
import { Rehearsal } from './rehearse-rows'

const NOW = new Date('2026-05-04T12:00:00Z')

const field = (key: string, type: FieldType, name: string, choices: string[] = []): Field => ({
  id: key,
  entity: 'contact',
  key,
  name,
  type,
  choices,
  required: false,
})
const CHOICES = ['São Paulo, SP', 'Recife', '=1+1', 'Norte; Sul', 'SP']
const fields = [
  field('saldo', 'money', 'Saldo'),
  field('peso', 'number', 'Peso'),
  field('desde', 'date', 'Desde'),
  field('vip', 'bool', 'VIP'),
  field('cidade', 'choice', 'Cidade', CHOICES),
  field('gostos', 'multi', 'Gostos', CHOICES),
  field('site', 'url', 'Site'),
  field('apelido', 'text', 'Nome'),
  field('cor', 'text', 'Cor'),
  field('cor_2', 'text', 'cor'),
]

const nasty = fc
  .array(
    fc.constantFrom(
      '=',
      '+1',
      '-',
      '@',
      '\t',
      '\r\n',
      '\n',
      ' ',
      "'",
      '"',
      ',',
      ';',
      '|',
      '1.234',
      'Ana',
      'ção',
      '😀',
      'a',
    ),
    { maxLength: 6 },
  )
  .map(parts => parts.join(''))
const text = nasty.map(one => cleanText(one, 200))
const line = nasty.map(one => cleanLine(one, 200))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const customFields = fc
  .record(
    {
      saldo: optional(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }).map(n => storableMoney(Math.round(n * 100) / 100) ?? 0),
      ),
      peso: optional(
        fc
          .oneof(
            fc.double({ min: -1e6, max: 1e6, noNaN: true }),
            fc.integer({ min: 0, max: 9_999 }).map(n => n / 1000),
          )
          .map(n => storableNumber(n) ?? 0),
      ),
      desde: optional(
        fc
          .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
          .map(day => day.toISOString().slice(0, 10)),
      ),
      vip: optional(fc.boolean()),
      // One that is no longer on offer, too.
      cidade: optional(fc.constantFrom(...CHOICES, 'Natal')),
      gostos: optional(fc.subarray([...CHOICES, 'Natal'], { minLength: 1 })),
      site: optional(fc.constantFrom('https://loja.com.br/a?b=1,2', 'http://x.com.br')),
      apelido: optional(text.map(one => one ?? 'x')),
      cor: optional(text.map(one => one ?? 'x')),
      cor_2: optional(text.map(one => one ?? 'x')),
    },
    { requiredKeys: [] },
  )
  .map(values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)))

const emailText = fc.constantFrom('Ana@Loja.com.br', 'ana+feira@loja.com.br', 'ana (arroba) loja', 'ana.loja.com.br')
const phoneText = fc.constantFrom(
  '11987654321',
  '(11) 3265-4321',
  '+351 912 345 678',
  '98765-4321',
  '0800 777 1234',
  '1187654321',
  '4155550100',
  'ligar à tarde',
)
const values = fc
  .tuple(fc.uniqueArray(emailText, { maxLength: 3 }), fc.uniqueArray(phoneText, { maxLength: 4 }))
  .map(([emails, phones]) => readValues(emails, phones))
  .filter(read => read.some(value => value.key !== null && !value.candidate))

const owners = [
  { id: 'u1', name: 'Ana Lima', active: true },
  { id: 'u2', name: 'ANA LIMA', active: true },
  { id: 'u3', name: 'Já saiu', active: false },
]
const managers = managerBook(
  owners.filter(({ active }) => active).map(owner => ({ ...owner, email: `${owner.id}@loja.com.br`, login: null })),
)

const contacts = fc
  .record({
    name: fc.oneof(line, fc.constantFrom('Client', 'Ana', null)),
    organization: line,
    description: text,
    tags: fc.uniqueArray(
      fc.oneof(line, fc.constantFrom('vip', 'vip; obra', 'a|b', 'São Paulo, SP')).map(one => one ?? 'x'),
      { maxLength: 3 },
    ),
    owner: fc.constantFrom(null, ...owners),
    customFields,
    values,
    shared: fc.boolean(),
  })
  .map(({ values: read, shared, ...contact }): ContactFact => {
    const seen = new Set<string>()
    const identifiers = read.map((value, index) => {
      const isPrimary = !seen.has(value.kind)
      seen.add(value.kind)
      return {
        ...value,
        id: String(index),
        isPrimary,
        verified: false,
        channelId: null,
        lastSeenAt: NOW.toISOString(),
        applied: {},
        shared: shared && contact.name === 'Ana' && value.kind === 'phone',
      }
    })
    return {
      ...contact,
      id: 'c1',
      identifiers,
      nameByHand: false,
      descriptionByHand: false,
      ownerByHand: false,
      fieldsByHand: [],
      attributes: {},
      jivoStatus: null,
      assignedAgent: null,
      firstTouch: null,
      editedByHand: false,
      hasWork: false,
      knowsDescription: false,
      version: 1,
      createdAt: NOW.toISOString(),
      ignored: [],
      kept: [],
      conflicts: [],
      leadCount: 0,
      openLeadCount: 0,
      lastActivityAt: null,
      lastChat: null,
    }
  })

function exported(contact: ContactFact): ExportedContact {
  const of = (kind: string) => contact.identifiers.filter(one => one.kind === kind)
  return {
    id: contact.id,
    name: contact.name,
    organization: contact.organization,
    description: contact.description,
    tags: contact.tags,
    manager: contact.owner?.name ?? null,
    emails: of('email').map(one => one.raw),
    phones: of('phone'),
    leads: 3,
    openLeads: 1,
    lastChatAt: NOW,
    hasConflict: false,
    createdAt: NOW,
    values: { contact: contact.customFields },
  }
}

describe('our own export of contacts', () => {
  it('changes nothing and says nothing when it is imported again, in either language and with either separator', () => {
    fc.assert(
      fc.property(
        contacts,
        fc.constantFrom(...separators),
        fc.constantFrom('pt-BR' as const, 'en' as const),
        (contact, separator, locale) => {
          const columns = chosenColumns(
            contactColumns({ fields, shown: [], words: exportWords(locale), appUrl: 'https://crm' }),
            'all',
          )
          const write = cellWriter(separator, 'America/Sao_Paulo')
          const record = (cells: string[]) => csvRecord(cells, separator)
          const file =
            BYTE_ORDER_MARK +
            record(columns.map(one => write(one.heading))) +
            record(columns.map(one => write(one.cell(exported(contact)))))
          const read = atOnce(readTable(new TextEncoder().encode(file)))
          if (!read.ok) throw new Error(read.reason)
          const { first, rows, hasHeader } = read.table
          expect(hasHeader).toBe(true)
          const mapping = guessColumns(first, fields)
          const rules = {
            mapping,
            fields,
            leadFields: [],
            stages: [],
            managers,
            areaCode: null,
            locale: 'pt-BR' as const,
          }
          const rehearsal = new Rehearsal({
            now: NOW,
            newId: uuid,
            origin: { importId: 'i', fileName: 'f', userId: null },
          })
          rehearsal.learn([contact])
          expect(
            rehearsal.rehearse(
              { number: rows[1]!.number, read: readRow(rows[1]!.cells, rules) },
              { settings: noFacts().settings, fields },
              () => false,
            ),
          ).toEqual({ number: rows[1]!.number, outcome: 'unchanged', lead: null, said: [] })
        },
      ),
      { numRuns: 300 },
    )
  })
})
