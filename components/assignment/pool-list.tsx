import { CalendarOff, Clock } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { List } from '@/components/ui/list-row'
import type { WorkingHours } from '@/lib/settings/working-hours'
import type { PoolRow } from '@/lib/team/pool-queries'
import { PoolMember } from './pool-member'

/** Everybody who may own leads: whether and how they take part in the round robin, and what they have to do now. */
export function PoolList({ people, companyHours }: { people: PoolRow[]; companyHours: WorkingHours }) {
  const t = useTranslations('assignment.pool')
  return (
    <List aria-label={t('people')}>
      {people.map(person => (
        <li key={person.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
          <Avatar name={person.name} seed={person.id} />
          <div className="min-w-0 flex-1 basis-40">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base font-semibold">
              <span className="truncate">{person.name}</span>
              <Presence person={person} />
            </p>
            <p className="text-sm text-muted">
              {[
                t('openLeads', { count: person.openLeads }),
                person.inPool ? t('weight', { weight: person.weight }) : t('out'),
                person.workingHours ? t('ownHours') : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <PoolMember person={person} companyHours={companyHours} />
        </li>
      ))}
    </List>
  )
}

function Presence({ person }: { person: PoolRow }) {
  const t = useTranslations('assignment.pool')
  if (person.absence === 'away') {
    return (
      <Badge tone="warn" icon={CalendarOff}>
        {t('away')}
      </Badge>
    )
  }
  if (!person.inPool || person.absence === null) return null
  return <Badge icon={Clock}>{t('offDuty')}</Badge>
}
