import { z } from 'zod'
import { cleanLine } from '@/lib/text/clean-text'

const line = z.string().transform(text => cleanLine(text, 500))

/** A chat that might come: who answers it, where it comes from, who writes, and when (null = now). */
export const rehearsalSchema = z.object({
  channelId: z.uuid(),
  /** `offline`: nobody answered */
  kind: z.enum(['chat', 'offline']),
  /** the operator's login, or “#” and Jivo's id */
  operator: line,
  department: line,
  pageUrl: line,
  utmSource: line,
  utmMedium: line,
  utmCampaign: line,
  /** an e-mail or a phone */
  contact: line,
  /** local time of the account, YYYY-MM-DDTHH:MM */
  at: z.iso.datetime({ local: true }).nullable(),
})

export type Rehearsal = z.output<typeof rehearsalSchema>
