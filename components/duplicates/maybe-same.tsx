import { UsersRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { SuspectedOther } from '@/lib/identity/duplicate-queries'

/** A quiet line on a contact's page for each of the contacts that it may be one person with. Nothing where there is none. */
export function MaybeSame({ contactId, others }: { contactId: string; others: SuspectedOther[] }) {
  const t = useTranslations('duplicates')
  if (others.length === 0) return null
  return (
    <ul className="mb-5 space-y-1.5 text-sm text-muted">
      {others.map(({ id, other, reason, value }) => (
        <li key={id} className="flex items-start gap-2">
          <UsersRound aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 break-words tabular-nums">
            {t.rich('maybe.same', { name: contactLabel(other, t('visitor')), other: linkTo(`/contacts/${other.id}`) })}
            {' · '}
            {t(`maybe.why.${reason}`, { value })}
            {' · '}
            {linkTo(`/contacts/${contactId}/merge/${other.id}`)(t('maybe.compare'))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function linkTo(href: string) {
  const Linked = (words: ReactNode) => (
    <Link href={href} className="hit font-semibold text-accent-ink underline-offset-2 hover:underline">
      {words}
    </Link>
  )
  return Linked
}
