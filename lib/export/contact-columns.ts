import type { Field } from '@/lib/fields/field'
import { phoneText, type ExportedPhone } from './cell'
import { fieldColumns, joined, type Column } from './column'
import type { ExportWords } from './words'

/** A contact as a file tells it; e-mails and phones with the primary one first. */
export type ExportedContact = {
  id: string
  name: string | null
  emails: string[]
  phones: ExportedPhone[]
  organization: string | null
  description: string | null
  tags: string[]
  manager: string | null
  leads: number
  openLeads: number
  lastChatAt: Date | null
  hasConflict: boolean
  createdAt: Date
  values: { contact: unknown }
}

/** The columns of the contacts in their order: what the list shows, the company's own fields, then the rest. */
export function contactColumns(asked: {
  fields: readonly Field[]
  shown: readonly string[]
  words: ExportWords
  appUrl: string
}): Column<ExportedContact>[] {
  const { words, appUrl } = asked
  const shown = (heading: string, cell: Column<ExportedContact>['cell']) => ({ heading, shown: true, cell })
  const more = (heading: string, cell: Column<ExportedContact>['cell']) => ({ heading, shown: false, cell })
  const { column } = words
  return [
    shown(column('name'), row => row.name),
    shown(column('phone'), row => joined(row.phones.slice(0, 1).map(phoneText))),
    more(column('otherPhones'), row => joined(row.phones.slice(1).map(phoneText))),
    shown(column('email'), row => row.emails[0] ?? null),
    more(column('otherEmails'), row => joined(row.emails.slice(1))),
    shown(column('manager'), row => row.manager),
    shown(column('leads'), row => row.leads),
    more(column('openLeads'), row => row.openLeads),
    shown(column('lastChat'), row => row.lastChatAt),
    ...fieldColumns<ExportedContact>(asked.fields, asked.shown, words),
    more(column('organization'), row => row.organization),
    more(column('tags'), row => joined(row.tags)),
    more(column('description'), row => row.description),
    more(column('conflict'), row => words.yesNo(row.hasConflict)),
    more(column('createdAt'), row => row.createdAt),
    more(column('link'), row => `${appUrl}/contacts/${row.id}`),
  ]
}
