import type { Field } from '@/lib/fields/field'
import type { LeadStatus } from '@/lib/leads/status'
import { phoneText, type ExportedPhone } from './cell'
import { fieldColumns, joined, type Column } from './column'
import type { ExportWords } from './words'

/** A lead as a file tells it; its contact's e-mails and phones with the primary one first. */
export type ExportedLead = {
  id: string
  number: number
  title: string
  status: LeadStatus
  stage: string
  source: string
  description: string | null
  tags: string[]
  /** null where the contact has no real name */
  contact: string | null
  emails: string[]
  phones: ExportedPhone[]
  manager: string | null
  channel: string | null
  /** the campaign of the first chat, as Jivo or the visit snippet told it */
  utm: { source?: string | null; medium?: string | null; campaign?: string | null } | null
  lastActivityAt: Date
  createdAt: Date
  values: { lead: unknown; contact: unknown }
}

/** The columns of the leads in their order: what the list shows, the company's own fields, then the rest. */
export function leadColumns(asked: {
  fields: readonly Field[]
  shown: readonly string[]
  words: ExportWords
  appUrl: string
}): Column<ExportedLead>[] {
  const { words, appUrl } = asked
  const shown = (heading: string, cell: Column<ExportedLead>['cell']) => ({ heading, shown: true, cell })
  const more = (heading: string, cell: Column<ExportedLead>['cell']) => ({ heading, shown: false, cell })
  const { column } = words
  return [
    shown(column('title'), row => row.title),
    shown(column('contact'), row => row.contact),
    shown(column('phone'), row => joined(row.phones.slice(0, 1).map(phoneText))),
    more(column('otherPhones'), row => joined(row.phones.slice(1).map(phoneText))),
    shown(column('email'), row => row.emails[0] ?? null),
    more(column('otherEmails'), row => joined(row.emails.slice(1))),
    shown(column('stage'), row => words.stage(row.stage)),
    shown(column('status'), row => words.status(row.status)),
    shown(column('tags'), row => joined(row.tags)),
    shown(column('manager'), row => row.manager),
    shown(column('lastActivity'), row => row.lastActivityAt),
    ...fieldColumns<ExportedLead>(asked.fields, asked.shown, words),
    more(column('source'), row => words.source(row.source)),
    more(column('channel'), row => row.channel),
    more(column('number'), row => row.number),
    more('utm_source', row => row.utm?.source ?? null),
    more('utm_medium', row => row.utm?.medium ?? null),
    more('utm_campaign', row => row.utm?.campaign ?? null),
    more(column('description'), row => row.description),
    more(column('createdAt'), row => row.createdAt),
    more(column('link'), row => `${appUrl}/leads/${row.id}`),
  ]
}
