import { Mail, MessageCircle, Phone } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { BackToList } from '@/components/layout/back-to-list'
import { ClientMessages } from '@/components/layout/client-messages'
import { MergeWith } from '@/components/merge/merge-with'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import type { ContactCard } from '@/lib/contacts/card-queries'
import { contactLabel } from '@/lib/contacts/contact-label'
import { OwnerChoice } from './owner-choice'
import { RenameContact } from './rename-contact'

type ContactHeadProps = { contact: ContactCard; people: { id: string; name: string }[] }

/** Who this is, whose, and the three ways to reach them. */
export function ContactHead({ contact, people }: ContactHeadProps) {
  const t = useTranslations('contacts')
  const { id, name, owner } = contact
  const label = shownLabel(contact, t('visitor'))
  return (
    <header className="mb-5">
      <BackToList own="/contacts" others={['/conflicts', '/tasks']} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-64 items-center gap-3">
          <Avatar name={name ?? ''} seed={id} size="lg" />
          <div className="min-w-0 flex-1">
            <div className="flex items-center gap-1">
              <h1 className="min-w-0 text-xl font-semibold break-words tabular-nums">{label}</h1>
              <RenameContact contactId={id} name={name} />
            </div>
            <OwnerChoice contactId={id} owner={owner} people={people} />
          </div>
        </div>
        <div className="flex gap-2 max-sm:w-full">
          <ReachButtons contact={contact} />
          <ClientMessages namespaces={['merge', 'leads']}>
            <MergeWith contactId={id} name={label} />
          </ClientMessages>
        </div>
      </div>
    </header>
  )
}

/** What the contact is called on this page and in its title. */
export function shownLabel({ name, emails, phones, visitors }: ContactCard, visitorWord: string): string {
  const phone = phones[0] ? { raw: phones[0].shown, key: null, e164: null } : null
  return contactLabel(
    { name, email: emails[0]?.shown ?? null, phone, visitorNumber: visitors[0]?.number ?? null },
    visitorWord,
  )
}

function ReachButtons({ contact: { emails, phones } }: { contact: ContactCard }) {
  const t = useTranslations('contacts.head')
  const call = phones.find(phone => phone.href !== null)?.href
  const whatsapp = phones.find(phone => phone.whatsapp !== null)?.whatsapp
  const mail = emails.find(email => email.href !== null)?.href
  if (!call && !whatsapp && !mail) return null
  return (
    <div className="flex gap-2 max-sm:min-w-0 max-sm:flex-1 max-sm:[&_svg]:hidden max-sm:[&>a]:flex-1 max-sm:[&>a]:px-2">
      {call ? (
        <Button asChild>
          <a href={call}>
            <Phone aria-hidden />
            {t('call')}
          </a>
        </Button>
      ) : null}
      {whatsapp ? (
        <Button asChild>
          <a href={whatsapp} target="_blank" rel="noreferrer">
            <MessageCircle aria-hidden />
            {t('whatsapp')}
          </a>
        </Button>
      ) : null}
      {mail ? (
        <Button asChild>
          <a href={mail}>
            <Mail aria-hidden />
            {t('email')}
          </a>
        </Button>
      ) : null}
    </div>
  )
}
