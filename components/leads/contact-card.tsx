import { CircleDashed, Mail, MessageCircle, Phone } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BreakableAddress } from '@/components/ui/breakable'
import { Card } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import type { CardValue } from '@/lib/contacts/card-values'
import type { LeadPage } from '@/lib/leads/lead-queries'
import { ContactName } from './contact-name'

/** Who it is and how to reach them. */
export function ContactCard({ contact, incomplete }: { contact: LeadPage['contact']; incomplete: string[] }) {
  const t = useTranslations('leads')
  const missing = incomplete.map(field =>
    field === 'name' || field === 'email' || field === 'phone' ? t(`incomplete.${field}`) : field,
  )
  return (
    <Card className="px-4 py-3.5" aria-label={t('card.contact')}>
      <div className="flex items-center gap-3">
        <Avatar name={contact.name ?? ''} seed={contact.id} />
        <div className="min-w-0 flex-1">
          <ContactName contactId={contact.id} name={contact.name} storedName={contact.storedName} />
        </div>
      </div>
      {contact.values.length > 0 ? (
        <ul className="mt-2.5 flex flex-col">
          {contact.values.map(value => (
            <ValueRow
              key={value.id}
              value={value}
              alone={contact.values.filter(({ kind }) => kind === value.kind).length === 1}
            />
          ))}
        </ul>
      ) : (
        <p className="mt-2.5 text-base text-muted">{t('card.noValues')}</p>
      )}
      {missing.length > 0 ? (
        <p className="mt-2.5">
          <Badge icon={CircleDashed}>{t('incomplete.missing', { fields: missing.join(', ') })}</Badge>
        </p>
      ) : null}
    </Card>
  )
}

function ValueRow({ value, alone }: { value: CardValue; alone: boolean }) {
  const t = useTranslations('leads.card')
  const flag = value.verified ? null : value.flag
  const marks = [
    value.isPrimary && !alone ? t('primary') : null,
    value.extension ? t('extension', { extension: value.extension }) : null,
    value.shared ? t('shared') : null,
    value.verified ? t('verified') : null,
  ].filter(mark => mark !== null)
  return (
    <li className="flex min-h-9 items-center gap-1 touch:min-h-11">
      <div className="min-w-0 flex-1 py-1">
        <p className="text-base break-words tabular-nums">
          <BreakableAddress text={value.shown} />
        </p>
        {marks.length > 0 || flag ? (
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
            {marks.join(' · ')}
            {flag ? (
              <span className={flag === 'ninth_digit_added' || flag === 'service' ? '' : 'font-semibold text-ink'}>
                {t(`flag.${flag}`)}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
      {value.href ? (
        <IconButton asChild label={value.kind === 'email' ? t('email') : t('call')} className="text-muted">
          <a href={value.href}>{value.kind === 'email' ? <Mail aria-hidden /> : <Phone aria-hidden />}</a>
        </IconButton>
      ) : null}
      {value.whatsapp ? (
        <IconButton asChild label={t('whatsapp')} className="text-good">
          <a href={value.whatsapp} target="_blank" rel="noopener noreferrer">
            <MessageCircle aria-hidden />
          </a>
        </IconButton>
      ) : null}
    </li>
  )
}
