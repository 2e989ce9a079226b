import { Hourglass, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { List, ListRow } from '@/components/ui/list-row'
import type { PersonRow } from '@/lib/team/queries'
import { PersonActions } from './person-actions'

/** Everybody with their role and how much they carry. */
export function PeopleList({ people, myId }: { people: PersonRow[]; myId: string }) {
  const t = useTranslations('people')
  return (
    <List aria-label={t('title')}>
      {people.map(person => (
        <ListRow
          key={person.id}
          start={<Avatar name={person.name} seed={person.email} />}
          className={person.active ? undefined : 'bg-sunken'}
          title={person.id === myId ? t('you', { name: person.name }) : person.name}
          detail={[person.email, person.login, person.openLeads > 0 ? t('openLeads', { count: person.openLeads }) : null]
            .filter(Boolean)
            .join(' · ')}
          badges={<PersonState person={person} />}
          end={<PersonActions person={person} />}
        />
      ))}
    </List>
  )
}

function PersonState({ person }: { person: PersonRow }) {
  const t = useTranslations('people')
  if (!person.active) return <Badge>{t('inactive')}</Badge>
  return (
    <>
      {person.hasPassword ? null : (
        <Badge icon={Hourglass}>{t('pending')}</Badge>
      )}
      {person.role === 'admin' ? (
        <Badge tone="accent" icon={ShieldCheck}>
          {t('roles.admin')}
        </Badge>
      ) : null}
    </>
  )
}
