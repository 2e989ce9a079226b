import { suggestEmail } from './email'
import { formatPhone, whatsappLink, type PhoneKind } from './phone'
import { PHONE_FLAGS } from './phone-number'

/** Why a value asks for a second look: a phone's flag, or `invalid` for a text that is no e-mail address. */
export const VALUE_FLAGS = [...PHONE_FLAGS, 'invalid'] as const

export type ValueFlag = (typeof VALUE_FLAGS)[number]

/** Who gave a value: the chat it came with, a person's hand, or a file. */
export type ValueSource = {
  kind: 'chat' | 'hand' | 'import'
  chat: { kind: 'chat' | 'offline' | 'call'; number: string | null; leadId: string } | null
}

/** An e-mail or a phone as the contact's page shows it. */
export type CardValue = {
  id: string
  kind: 'email' | 'phone'
  /** as it was written */
  raw: string
  /** as people read it */
  shown: string
  extension: string | null
  isPrimary: boolean
  shared: boolean
  verified: boolean
  /** waits for somebody to say that it is what it looks like */
  candidate: boolean
  flag: ValueFlag | null
  /** what the writer probably meant, for an e-mail with a slip in its domain */
  suggestion: string | null
  /** tel: or mailto:, null where it could not be reached */
  href: string | null
  whatsapp: string | null
  source: ValueSource
  firstSeenAt: string
  lastSeenAt: string
}

export type StoredValue = {
  id: string
  kind: string
  raw: string
  key: string | null
  e164: string | null
  phoneKind: string | null
  flag: string | null
  extension: string | null
  isPrimary: boolean
  candidate: boolean
  shared: boolean
  verified: boolean
  source: string
  sourceChat: { kind: string; jivoChatId: string | null; leadId: string } | null
  /** a time inside JSON arrives as text */
  firstSeenAt: Date | string
  lastSeenAt: Date | string
}

/** A stored e-mail or phone made ready to be read, called and written to. */
export function cardValue(stored: StoredValue): CardValue {
  const isPhone = stored.kind === 'phone'
  const kind = (stored.phoneKind ?? 'unknown') as PhoneKind
  return {
    id: stored.id,
    kind: isPhone ? 'phone' : 'email',
    raw: stored.raw,
    shown: isPhone ? formatPhone(stored) : (stored.key ?? stored.raw),
    extension: stored.extension,
    isPrimary: stored.isPrimary,
    shared: stored.shared,
    verified: stored.verified,
    candidate: stored.candidate,
    flag: VALUE_FLAGS.find(flag => flag === stored.flag) ?? null,
    suggestion: isPhone || stored.verified || stored.key === null ? null : suggestEmail(stored.key),
    href: isPhone ? telHref(stored) : stored.key && `mailto:${stored.key}`,
    whatsapp: isPhone ? whatsappLink({ e164: stored.e164, kind }) : null,
    source: { kind: stored.source as ValueSource['kind'], chat: sourceChat(stored) },
    firstSeenAt: new Date(stored.firstSeenAt).toISOString(),
    lastSeenAt: new Date(stored.lastSeenAt).toISOString(),
  }
}

/** The primary first, then what matches, then texts without key; within these the older before the newer. */
export function byUse(a: CardValue, b: CardValue): number {
  const rank = (value: CardValue) => (value.isPrimary ? 0 : value.href ? 1 : 2)
  return rank(a) - rank(b) || a.firstSeenAt.localeCompare(b.firstSeenAt) || a.id.localeCompare(b.id)
}

// A service number has no E.164; what a phone dials is its digits.
function telHref({ e164, flag, raw }: StoredValue): string | null {
  if (e164 !== null) return `tel:${e164}`
  return flag === 'service' ? `tel:${raw.replace(/[^\d+]/g, '')}` : null
}

function sourceChat({ sourceChat: chat }: StoredValue): ValueSource['chat'] {
  return chat && { kind: chat.kind as 'chat' | 'offline' | 'call', number: chat.jivoChatId, leadId: chat.leadId }
}
