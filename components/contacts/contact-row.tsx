import { MapPinOff, Split, UserRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ShownValues } from '@/components/fields/shown-values'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { contactLabel } from '@/lib/contacts/contact-label'
import { formatPhone } from '@/lib/contacts/phone'
import type { ListedContact } from '@/lib/contacts/queries'
import type { Field } from '@/lib/fields/field'

/** A contact in the list: who, how to reach them, whose they are, what there is of them. */
export function ContactRow({ contact, timeZone, shown }: { contact: ListedContact; timeZone: string; shown: readonly Field[] }) {
  const t = useTranslations('contacts')
  const { leads, lastChat, manager } = contact
  const phone = contact.phone && formatPhone(contact.phone)
  const label = contactLabel(contact, t('visitor'))
  const reach = [phone, contact.email].filter(value => value !== null && value !== label)
  return (
    <ListRow
      href={`/contacts/${contact.id}`}
      start={<Avatar name={contact.name ?? ''} seed={contact.id} />}
      title={<span className="tabular-nums">{label}</span>}
      detail={
        <>
          {reach.length > 0 ? <span className="block truncate tabular-nums">{reach.join(' · ')}</span> : null}
          <ShownValues fields={shown} values={{ contact: contact.values }} />
        </>
      }
      badges={
        <>
          {lastChat?.running ? (
            <Badge tone="info" live>
              {t('row.running')}
            </Badge>
          ) : null}
          {contact.hasConflict ? (
            <Badge tone="warn" icon={Split}>
              {t('row.conflict')}
            </Badge>
          ) : null}
          {contact.lacksDdd ? (
            <Badge tone="warn" icon={MapPinOff}>
              {t('row.missingDdd')}
            </Badge>
          ) : null}
        </>
      }
      endBy="title"
      end={
        <span className="flex flex-col items-end gap-x-6 md:flex-row md:items-center">
          <span className="hidden w-20 text-right lg:block">{leads.total > 0 ? t('row.leads', { count: leads.total }) : null}</span>
          <span className="hidden w-40 items-center gap-1.5 truncate md:flex" title={manager ? t('row.manager', { name: manager.name }) : undefined}>
            {manager ? <Avatar name={manager.name} seed={manager.id} size="sm" /> : <UserRound aria-hidden className="size-4 opacity-60" />}
            <span className="truncate">{manager?.name ?? t('row.noManager')}</span>
          </span>
          <span className="text-right md:w-24">
            {lastChat ? <RelativeTime at={lastChat.at.toISOString()} timeZone={timeZone} /> : null}
          </span>
        </span>
      }
    />
  )
}
