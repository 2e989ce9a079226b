import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/layout/client-messages'
import { Card, CardHeader } from '@/components/ui/card'
import type { ContactCard } from '@/lib/contacts/card-queries'
import { AddValue } from './add-value'
import { ValueRow } from './value-row'

/** Every e-mail and phone of the contact, the primary of each kind with its star. */
export function ValuesCard({ contact, timeZone }: { contact: ContactCard; timeZone: string }) {
  const t = useTranslations('contacts.values')
  const { id, phones, emails } = contact
  const isEmpty = phones.length === 0 && emails.length === 0
  return (
    <Card>
      <CardHeader title={t('title')} />
      {isEmpty ? <p className="px-4 pb-3 text-base text-muted">{t('none')}</p> : null}
      <ClientMessages namespaces={['contacts']}>
        <ul className="divide-y divide-line">
          {[phones, emails].flatMap(ofKind =>
            ofKind.map(value => (
              <ValueRow
                key={value.id}
                {...{ value, timeZone }}
                contactId={id}
                primaryId={ofKind.find(one => one.isPrimary)?.id ?? null}
              />
            )),
          )}
        </ul>
        <AddValue contactId={id} />
      </ClientMessages>
    </Card>
  )
}
