import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { messages, type Messages } from '@/lib/i18n/messages'
import { knownStages } from '@/lib/leads/known-stages'
import type { LeadStatus } from '@/lib/leads/status'

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

export function exportWords(locale: Locale): ExportWords {
  const say = createTranslator({ locale, messages: messages[locale] })
  return {
    locale,
    column: word => say(`export.columns.${word}`),
    stage: key => {
      const known = knownStages.find(each => each === key)
      return known ? say(`leads.stage.${known}`) : key
    },
    status: status => say(`leads.status.${status}`),
    source: source => (source === 'manual' ? say('leads.source.manual') : source),
    yesNo: value => say(value ? 'fields.card.yes' : 'fields.card.no'),
  }
}
