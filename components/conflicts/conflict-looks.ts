import { Globe, MailQuestion, PhoneMissed, UsersRound, type LucideIcon } from 'lucide-react'
import type { ConflictCase } from '@/lib/identity/conflict-case'

/** Icon and word (a key of `conflicts`) of a kind of conflict. */
export function conflictLooks({ kind, keyKind }: Pick<ConflictCase, 'kind' | 'keyKind'>) {
  if (kind === 'phone') return { icon: PhoneMissed as LucideIcon, words: 'kind.phone' as const }
  if (kind === 'email') return { icon: MailQuestion as LucideIcon, words: 'kind.email' as const }
  return keyKind === 'visitor'
    ? { icon: Globe as LucideIcon, words: 'kind.visitor' as const }
    : { icon: UsersRound as LucideIcon, words: 'kind.two_contacts' as const }
}
