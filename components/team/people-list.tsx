import { Clapperboard, Download, Eye, Hourglass, ShieldCheck, TriangleAlert } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BreakableAddress } from '@/components/ui/breakable'
import { List, ListRow } from '@/components/ui/list-row'
import { formatDate } from '@/lib/i18n/format'
import { DEMO_DOMAIN } from '@/lib/simulator/demo-marks'
import { mayOwn } from '@/lib/team/roles'
import type { PersonOption, PersonRow } from '@/lib/team/queries'
import { PersonActions } from './person-actions'

/** Everybody with their role and how much they carry. */
export function PeopleList({ people, myId, now }: { people: PersonRow[]; myId: string; now: Date }) {
  const t = useTranslations('people')
  return (
    <List aria-label={t('title')}>
      {people.map(person => (
        <ListRow
          key={person.id}
          id={person.id}
          start={<Avatar name={person.name} seed={person.id} />}
          className={person.active ? undefined : 'bg-sunken'}
          title={person.id === myId ? t('you', { name: person.name }) : person.name}
          detail={<PersonDetail person={person} />}
          badges={<PersonState person={person} now={now} />}
          end={<PersonActions person={person} isMe={person.id === myId} heirs={heirsOf(person, people)} />}
        />
      ))}
    </List>
  )
}

function PersonDetail({ person: { email, login, openLeads } }: { person: PersonRow }) {
  const t = useTranslations('people')
  return (
    <span className="sm:flex sm:gap-x-1">
      <span className="block min-w-0 max-sm:wrap-anywhere sm:truncate">
        <BreakableAddress text={email} />
        {login ? ` · ${login}` : null}
      </span>
      {openLeads > 0 ? (
        <>
          <span aria-hidden className="max-sm:hidden">
            ·
          </span>
          <span className="block shrink-0">{t('openLeads', { count: openLeads })}</span>
        </>
      ) : null}
    </span>
  )
}

function heirsOf(leaver: PersonRow, people: PersonRow[]): PersonOption[] {
  return people
    .filter(one => one.active && mayOwn(one.role) && one.id !== leaver.id)
    .map(({ id, name }) => ({ id, name }))
}

function PersonState({ person, now }: { person: PersonRow; now: Date }) {
  const t = useTranslations('people')
  if (!person.active) return <Badge>{t('inactive')}</Badge>
  return (
    <>
      {person.hasPassword ? null : <Invitation person={person} now={now} />}
      {person.mayExport && person.role !== 'admin' ? <Badge icon={Download}>{t('export.badge')}</Badge> : null}
      {person.role === 'manager' ? <Badge>{t('roles.manager')}</Badge> : null}
      {person.role === 'viewer' ? <Badge icon={Eye}>{t('roles.viewer')}</Badge> : null}
      {person.role === 'admin' ? (
        <Badge tone="accent" icon={ShieldCheck}>
          {t('roles.admin')}
        </Badge>
      ) : null}
    </>
  )
}

function Invitation({ person: { email, linkUntil: until }, now }: { person: PersonRow; now: Date }) {
  const t = useTranslations('people')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  // Nobody ever invited the people of the demo data.
  if (!until && email.endsWith(`@${DEMO_DOMAIN}`)) return <Badge icon={Clapperboard}>{t('demo')}</Badge>
  if (!until || new Date(until) <= now) {
    return (
      <Badge tone="warn" icon={TriangleAlert}>
        {t('expired')}
      </Badge>
    )
  }
  return <Badge icon={Hourglass}>{t('pendingUntil', { when: formatDate(until, reader) })}</Badge>
}
