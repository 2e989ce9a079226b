import { Globe, MailQuestion, PhoneMissed, UsersRound, type IconComponent } from '@/components/ui/icons'
import type { ConflictCase } from '@/lib/identity/conflict-case'

/** Icon and word (a key of `conflicts`) of a kind of conflict. */
export function conflictLooks({ kind, keyKind }: Pick<ConflictCase, 'kind' | 'keyKind'>) {
  if (kind === 'phone') return { icon: PhoneMissed as IconComponent, words: 'kind.phone' as const }
  if (kind === 'email') return { icon: MailQuestion as IconComponent, words: 'kind.email' as const }
  return keyKind === 'visitor'
    ? { icon: Globe as IconComponent, words: 'kind.visitor' as const }
    : { icon: UsersRound as IconComponent, words: 'kind.two_contacts' as const }
}
