import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { messages, type Messages } from '@/lib/i18n/messages'
import { knownStages } from '@/lib/leads/known-stages'
import { leadStatuses, type LeadStatus } from '@/lib/leads/status'

export type ColumnWord = keyof Messages['export']['columns']

/** The words of a file, in the language of whoever takes it. */
export type ExportWords = {
  locale: Locale
  column: (word: ColumnWord) => string
  stage: (key: string) => string
  status: (status: LeadStatus) => string
  source: (source: string) => string
  yesNo: (value: boolean) => string
}

/** The words in a language, each said once and for all: saying one anew costs more than all the rest of a row. */
export function exportWords(locale: Locale): ExportWords {
  const say = createTranslator({ locale, messages: messages[locale] })
  const stages = new Map<string, string>(knownStages.map(key => [key, say(`leads.stage.${key}`)]))
  const statuses = new Map(leadStatuses.map(status => [status, say(`leads.status.${status}`)]))
  const sources = new Map<string, string>(
    (['manual', 'import'] as const).map(source => [source, say(`leads.source.${source}`)]),
  )
  const [yes, no] = [say('fields.card.yes'), say('fields.card.no')]
  return {
    locale,
    column: word => say(`export.columns.${word}`),
    stage: key => stages.get(key) ?? key,
    status: status => statuses.get(status) ?? status,
    source: source => sources.get(source) ?? source,
    yesNo: value => (value ? yes : no),
  }
}
