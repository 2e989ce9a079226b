import type { ChatState } from '@/lib/chats/chat-state'
import { shownTexts } from '@/components/fields/shown-texts'
import type { Field } from '@/lib/fields/field'
import type { Locale } from '@/lib/i18n/locale'
import { contactHint } from '@/lib/leads/contact-hint'
import { leadHeading } from '@/lib/leads/lead-heading'
import type { ListedLead } from '@/lib/leads/queries'
import type { LeadStatus } from '@/lib/leads/status'

/** A lead as its row shows it: plain data, words of the company already chosen; what is usual is left out. */
export type LeadRowData = {
  id: string
  /** the name of the contact, or a title that does not name it */
  main: string
  /** the rest of the title: the number of the chat */
  rest?: string
  stage: string
  /** ISO 8601 */
  at: string
  /** who it is and how to reach them, where the title does not say so */
  hint?: string
  status?: Exclude<LeadStatus, 'open'>
  chat?: Exclude<ChatState, 'finished'>
  conflict?: true
  overdue?: true
  tags?: string[]
  /** what its contact lacks, as a list to be read */
  missing?: string
  manager?: { id: string; name: string }
  /** custom fields that the list shows: name and value */
  values?: [name: string, value: string][]
}

type Words = { stage: (key: string) => string; lacking: (field: string) => string; locale: Locale }

/** What the row of a lead says. */
export function leadRowData(lead: ListedLead, shown: readonly Field[], { stage, lacking, locale }: Words): LeadRowData {
  const { id, title, status, chat, tags, manager, incomplete } = lead
  const { main, rest } = leadHeading(title, lead.contact.name)
  const hint = contactHint(title, lead.contact).join(' · ')
  const values = shownTexts(shown, lead.values, locale)
  return {
    id,
    main,
    stage: stage(lead.stage),
    at: lead.lastActivityAt.toISOString(),
    ...(rest ? { rest } : {}),
    ...(hint ? { hint } : {}),
    ...(lead.hasConflict ? { conflict: true } : {}),
    ...(lead.isOverdue ? { overdue: true } : {}),
    ...(status === 'open' ? {} : { status }),
    ...(chat === null || chat === 'finished' ? {} : { chat }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(incomplete.length > 0 ? { missing: incomplete.map(lacking).join(', ') } : {}),
    ...(manager ? { manager } : {}),
    ...(values.length > 0 ? { values } : {}),
  }
}
