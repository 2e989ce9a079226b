import { describe, expect, it } from 'vitest'
import type { Field, FieldType } from '@/lib/fields/field'
import { cellWriter } from './cell'
import { chosenColumns, fieldColumns } from './column'
import { contactColumns, type ExportedContact } from './contact-columns'
import { exportFileName } from './file-name'
import { readExportRequest } from './request'
import { toldFilters } from './told-filters'
import { exportWords } from './words'

const words = exportWords('pt-BR')

const field = (key: string, type: FieldType, name = key): Field => ({
  id: key,
  entity: 'contact',
  key,
  name,
  type,
  choices: [],
  required: false,
})

const contact: ExportedContact = {
  id: 'c1',
  name: 'Ana',
  emails: ['ana@loja.com.br', 'ana@casa.com.br', 'a@b.co'],
  phones: [
    { e164: '+5511987654321', key: '551187654321M', raw: '11987654321' },
    { e164: null, key: null, raw: '98765-4321' },
  ],
  organization: null,
  description: '-',
  tags: ['vip', 'obra'],
  manager: null,
  leads: 2,
  openLeads: 1,
  lastChatAt: new Date('2026-11-22T17:05:00Z'),
  hasConflict: true,
  createdAt: new Date('2026-11-01T02:00:00Z'),
  values: {
    contact: { saldo: 1234.5, pedidos: 3, desde: '2026-12-31', gostos: ['Tênis', 'Bola'], vip: false, cidade: '' },
  },
}

const fields = [
  field('saldo', 'money', 'Saldo'),
  field('pedidos', 'number'),
  field('desde', 'date'),
  field('gostos', 'multi'),
  field('vip', 'bool'),
  field('cidade', 'text', 'Nome'),
]

describe('the columns of a file', () => {
  it('are those of the list with the fields it shows, or all, each heading once', () => {
    const columns = contactColumns({ fields, shown: ['contact.desde', 'contact.cidade'], words, appUrl: 'https://crm' })
    expect(chosenColumns(columns, 'shown').map(column => column.heading)).toEqual([
      'Nome',
      'Telefone',
      'E-mail',
      'Responsável',
      'Leads',
      'Última conversa',
      'desde',
      'Nome (2)',
    ])
    const write = cellWriter(';', 'America/Sao_Paulo')
    expect(
      Object.fromEntries(chosenColumns(columns, 'all').map(({ heading, cell }) => [heading, write(cell(contact))])),
    ).toEqual({
      Nome: 'Ana',
      Telefone: '(+55) 11 98765-4321',
      'Outros telefones': '98765-4321',
      'E-mail': 'ana@loja.com.br',
      'Outros e-mails': 'ana@casa.com.br, a@b.co',
      Responsável: '',
      Leads: '2',
      'Leads abertos': '1',
      'Última conversa': '2026-11-22 14:05',
      Saldo: '1234,50',
      pedidos: '3',
      desde: '2026-12-31',
      gostos: 'Tênis, Bola',
      vip: 'Não',
      'Nome (2)': '',
      Organização: '',
      Etiquetas: 'vip, obra',
      Descrição: "'-",
      'Conflito aberto': 'Sim',
      'Criado em': '2026-10-31 23:00',
      Link: 'https://crm/contacts/c1',
    })
  })

  it('tell two fields of one name apart', () => {
    const twins = [field('a', 'text', 'Cor'), field('b', 'text', 'cor'), field('c', 'text', 'COR')]
    expect(chosenColumns(fieldColumns(twins, [], words), 'all').map(column => column.heading)).toEqual([
      'Cor',
      'cor (2)',
      'COR (3)',
    ])
  })
})

describe('a download', () => {
  const read = (query: string, locale: 'pt-BR' | 'en' = 'pt-BR') =>
    readExportRequest(new URLSearchParams(query), locale)

  it('parts cells as asked, else as spreadsheets of the language do, and has the columns of the list unless told otherwise', () => {
    expect(read('q=ana&q=bia&separator=comma&columns=all')).toMatchObject({
      separator: ',',
      columns: 'all',
      params: { q: ['ana', 'bia'] },
    })
    expect(read('columns=x')).toMatchObject({ separator: ';', columns: 'shown' })
    expect(read('separator=%09', 'en')).toMatchObject({ separator: ',' })
  })

  it('is named by its list and the day in the zone', () => {
    const now = new Date('2026-11-23T01:00:00Z')
    expect(exportFileName('leads', now, { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' })).toBe(
      'balcao-leads-2026-11-22.csv',
    )
    expect(exportFileName('contacts', now, { locale: 'en', timeZone: 'UTC' })).toBe('balcao-contacts-2026-11-23.csv')
  })

  it('is written down with the filters that left something out', () => {
    const must = { be: 'between', from: 1, to: null } as const
    expect(
      toldFilters({
        q: null,
        manager: { kind: 'me' },
        lacks: 'ddd',
        fields: [{ field: field('saldo', 'money'), must }],
      }),
    ).toEqual({ manager: { kind: 'me' }, lacks: 'ddd', 'contact.saldo': must })
  })
})
