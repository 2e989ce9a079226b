import { storedValue, type Field } from '@/lib/fields/field'
import { formatValue } from '@/lib/fields/format-value'
import { readLocale } from '@/lib/i18n/locale'
import { LEAD_NUMBER } from '@/lib/leads/lead-title'
import { fillLink, type ComputedLine, type PanelLine } from '@/lib/settings/panel-line'
import type { PersonAfter } from './decide/case'
import type { IntakeWords } from './words'

/** One line of Jivo's panel before it is cut to what Jivo takes. */
export type ChosenLine = { title: string; content: string; key?: string; link?: string }

export type PanelField = Pick<Field, 'entity' | 'key' | 'type'>

type Told = {
  lines: PanelLine[]
  fields: PanelField[]
  locale: string
  timeZone: string
  words: IntakeWords
  appUrl: string
}

/**
 * The lines an administrator chose for the operator in Jivo, in their order, with what they say of this person now.
 * One that has nothing to say, and one of a field that is archived, is left out; a line about a lead needs an open one.
 */
export function chosenLines(person: PersonAfter, told: Told): ChosenLine[] {
  return told.lines.flatMap(line => {
    const content = contentOf(line.source, person, told)
    if (content === null) return []
    const link = linkOf(line, person, content, told.appUrl)
    return { title: line.title, content, ...(line.key && { key: line.key }), ...(link && { link }) }
  })
}

function contentOf(source: string, person: PersonAfter, told: Told): string | null {
  const [kind, name] = split(source)
  if (kind === 'computed') return COMPUTED[name as ComputedLine]?.(person, told) ?? null
  const field = told.fields.find(one => one.entity === kind && one.key === name)
  const values = kind === 'contact' ? person.customFields : person.openLead?.customFields
  const value = field && values ? storedValue(values, field.key) : null
  return field && value !== null ? formatValue(field.type, value, readLocale(told.locale) ?? 'pt-BR') : null
}

const COMPUTED: Record<ComputedLine, (person: PersonAfter, told: Told) => string | null> = {
  manager: (person, { words }) => person.managerName ?? words.noManager,
  // A new lead has its number only once it is written; then the title would show a gap.
  open_lead: ({ openLead }) => (openLead && !openLead.title.includes(LEAD_NUMBER) ? openLead.title : null),
  open_leads: person => String(person.openLeads),
  stage: (person, { words }) => (person.openLead ? words.stage(person.openLead.stage) : null),
  last_chat: (person, told) => {
    if (!person.lastChat) return null
    const day = dayOf(person.lastChat.startedAt, told)
    return person.lastChat.operator ? `${day} · ${person.lastChat.operator}` : day
  },
  known_since: (person, told) => dayOf(person.knownSince, told),
  open_conflicts: (person, { words }) => (person.openConflicts > 0 ? words.conflictsOpen(person.openConflicts) : null),
  tags: person => [...new Set([...person.tags, ...(person.openLead?.tags ?? [])])].join(', ') || null,
}

function linkOf({ link }: PanelLine, person: PersonAfter, content: string, appUrl: string): string | null {
  if (link === null) return null
  if (link === 'contact') return `${appUrl}/contacts/${person.contactId}`
  if (link === 'lead') return person.openLead && `${appUrl}/leads/${person.openLead.id}`
  return fillLink(link, content)
}

/** A day as Jivo's panel shows it, dd/mm/yyyy in the account's zone. */
export function dayOf(at: string, { timeZone }: { timeZone: string }): string {
  return new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeZone }).format(new Date(at))
}

function split(source: string): [string, string] {
  const dot = source.indexOf('.')
  return [source.slice(0, dot), source.slice(dot + 1)]
}
