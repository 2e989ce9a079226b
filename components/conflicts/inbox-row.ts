import type { Choice } from '@/lib/identity/choices'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import type { Named } from '@/lib/identity/queries'

/** A conflict in the list. */
export type InboxRow = Pick<ConflictCase, 'id' | 'kind' | 'keyKind' | 'state' | 'seenCount' | 'firstSeenAt'> & {
  contact: Named
  other: Named | null
  /** what the chat brought, as people read it */
  value: string
  valueKind: 'email' | 'phone'
  isFromFile: boolean
  choice: Choice | null
  settledBy: string | null
  settledAt: string | null
}
