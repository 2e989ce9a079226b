import type { Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { knownStages } from '@/lib/leads/known-stages'
import { leadStatuses, type LeadStatus } from '@/lib/leads/status'
import { fold } from '@/lib/text/fold'

const LANGUAGES = Object.values(messages).map(words => words.leads)
const STAGES = new Map(
  LANGUAGES.flatMap(words => knownStages.map(key => [fold(words.stage[key]), key as string] as const)),
)
const STATUSES = new Map(
  LANGUAGES.flatMap(words => leadStatuses.map(status => [fold(words.status[status]), status] as const)),
)

/** The stage that a text names, by its key or its name in either language; null for one that is not among them. */
export function findStage(text: string, stages: readonly string[]): string | null {
  const named = STAGES.get(fold(text))
  return stages.find(key => fold(key) === fold(text)) ?? stages.find(key => key === named) ?? null
}

/** The status that a text names, in either language or as programs call it; null for any other text. */
export function findStatus(text: string): LeadStatus | null {
  return leadStatuses.find(status => status === fold(text)) ?? STATUSES.get(fold(text)) ?? null
}

/** A stage as people of a language call it; a company's own by its key. */
export function stageWord(key: string, locale: Locale): string {
  const known = knownStages.find(one => one === key)
  return known ? messages[locale].leads.stage[known] : key
}

/** A status as people of a language call it. */
export function statusWord(status: LeadStatus, locale: Locale): string {
  return messages[locale].leads.status[status]
}
