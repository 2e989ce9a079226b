import { BadgeCheck, Globe, Mail, Phone, UsersRound } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BreakableAddress } from '@/components/ui/breakable'
import { cn } from '@/components/ui/cn'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { CardValue } from '@/lib/contacts/card-values'
import type { CasePerson, ConflictCase } from '@/lib/identity/conflict-case'
import { formatDate } from '@/lib/i18n/format'
import { ValueSource } from './value-source'

/** Two contacts beside each other: who has the chat, who has the value. */
export function ComparePeople({ conflict }: { conflict: ConflictCase }) {
  const t = useTranslations('conflicts.columns')
  const { contact, other, visitorNumber } = conflict
  const isOpen = conflict.state === 'open'
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <PersonSide title={t('contact')} person={contact} visitorNumber={null} isOpen={isOpen} />
      {other ? <PersonSide title={t('other')} person={other} visitorNumber={visitorNumber} isOpen={isOpen} /> : null}
    </div>
  )
}

type PersonSideProps = { title: string; person: CasePerson; visitorNumber: string | null; isOpen: boolean }

function PersonSide({ title, person, visitorNumber, isOpen }: PersonSideProps) {
  const t = useTranslations('conflicts')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const label = contactLabel(person, t('visitor'))
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3.5">
      <h3 className="mb-2 text-xs font-semibold text-muted">{title}</h3>
      <div className="relative flex items-center gap-2.5">
        <Avatar name={label} seed={person.id} />
        <div className="min-w-0">
          <Link
            href={`/contacts/${person.id}`}
            className="block truncate text-lg font-semibold after:absolute after:-inset-y-1 after:inset-x-0 hover:underline"
          >
            {label}
          </Link>
          <p className="truncate text-sm text-muted">
            {person.owner ? t('columns.owner', { name: person.owner }) : t('columns.nobody')}
          </p>
        </div>
      </div>
      <ul className="mt-3 space-y-2">
        {person.emails.map(value => (
          <ValueLine key={value.id} value={value} isDisputed={value.id === person.holds} isOpen={isOpen} />
        ))}
        {person.phones.map(value => (
          <ValueLine key={value.id} value={value} isDisputed={value.id === person.holds} isOpen={isOpen} />
        ))}
        {visitorNumber ? (
          <li className="flex items-center gap-2 text-base">
            <Globe aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="tabular-nums">{t('columns.visitorNumber', { number: visitorNumber })}</span>
            {isOpen ? <Badge tone="warn">{t('columns.disputed')}</Badge> : null}
          </li>
        ) : null}
        {person.emails.length === 0 ? <Lack icon={Mail} words={t('columns.noEmail')} /> : null}
        {person.phones.length === 0 ? <Lack icon={Phone} words={t('columns.noPhone')} /> : null}
      </ul>
      <p className="mt-3 border-t border-line pt-2.5 text-sm text-muted">
        {t('columns.past', { chats: person.chats, leads: person.leads })} ·{' '}
        {t('columns.since', { date: formatDate(person.createdAt, reader) })}
      </p>
    </section>
  )
}

function ValueLine({ value, isDisputed, isOpen }: { value: CardValue; isDisputed: boolean; isOpen: boolean }) {
  const t = useTranslations('conflicts.columns')
  const Icon = value.kind === 'email' ? Mail : Phone
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
          <span
            className={cn(
              'wrap-anywhere tabular-nums',
              isDisputed && 'rounded-sm px-0.5 font-semibold',
              isDisputed &&
                (isOpen ? 'bg-warn-soft text-warn-ink ring-1 ring-warn-line' : 'bg-sunken ring-1 ring-line'),
            )}
          >
            <BreakableAddress text={value.shown} />
          </span>
          {isDisputed && isOpen ? <Badge tone="warn">{t('disputed')}</Badge> : null}
          {value.verified ? (
            <Badge tone="good" icon={BadgeCheck}>
              {t('verified')}
            </Badge>
          ) : null}
          {value.shared ? <Badge icon={UsersRound}>{t('shared')}</Badge> : null}
        </p>
        {isDisputed ? (
          <div className="mt-1">
            <ValueSource value={value} />
          </div>
        ) : null}
      </div>
    </li>
  )
}

function Lack({ icon: Icon, words }: { icon: typeof Mail; words: string }) {
  return (
    <li className="flex items-center gap-2 text-base text-muted">
      <Icon aria-hidden className="size-4 shrink-0" />
      {words}
    </li>
  )
}
