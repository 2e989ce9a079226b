import { fold } from '@/lib/text/fold'
import type { Person } from './assign-owner'

export const ruleSubjects = ['department', 'channel', 'site', 'utm_source', 'utm_medium', 'utm_campaign'] as const

export type RuleSubject = (typeof ruleSubjects)[number]

/** “Chats of the department Vendas go to Ana.” */
export type AssignmentRule = {
  subject: RuleSubject
  /** what it must be; of a channel its id */
  value: string
  /** how people read the value: of a channel its name */
  label: string
  person: Person
}

/** Where a chat comes from, as far as rules look at it. */
export type Origin = {
  department: string | null
  channelId: string
  /** the channel's site, an address or a bare host */
  site: string | null
  /** the page on which the chat began */
  pageUrl: string | null
  utm: { source?: string | null; medium?: string | null; campaign?: string | null }
}

/** Whether a rule holds for a chat, case and accents aside. A site means the host itself and every host below it. */
export function ruleMatches({ subject, value }: Pick<AssignmentRule, 'subject' | 'value'>, origin: Origin): boolean {
  const wanted = subject === 'site' ? hostOf(value) : fold(value)
  if (!wanted) return false
  if (subject === 'site') return hostsOf(origin).some(host => host === wanted || host.endsWith(`.${wanted}`))
  const found = foundIn(origin, subject)
  return found !== null && fold(found) === wanted
}

/** The host of an address, or of a text that is only a host; without “www.”, in lower case. Null for anything else. */
export function hostOf(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(address)) return null
  return new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '') || null
}

function hostsOf({ pageUrl, site }: Origin): string[] {
  return [pageUrl, site].flatMap(text => (text ? [hostOf(text)] : [])).filter(host => host !== null)
}

function foundIn(origin: Origin, subject: Exclude<RuleSubject, 'site'>): string | null {
  if (subject === 'department') return origin.department
  if (subject === 'channel') return origin.channelId
  const part = subject.slice('utm_'.length) as 'source' | 'medium' | 'campaign'
  return origin.utm[part] ?? null
}
