import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/layout/client-messages'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { Field } from '@/lib/fields/field'
import { ContactValues } from './contact-values'
import { LeadValues } from './lead-values'

type FieldsCardProps = {
  fields: readonly Field[]
  lead?: { id: string; values: unknown }
  contact: { id: string; values: unknown }
}

/** What the company wants to know beside name, e-mail and phone; nothing where it has no fields of its own. */
export function FieldsCard({ fields, lead, contact }: FieldsCardProps) {
  const t = useTranslations('fields.card')
  const ofLead = lead ? fields.filter(field => field.entity === 'lead') : []
  const ofContact = fields.filter(field => field.entity === 'contact')
  if (ofLead.length === 0 && ofContact.length === 0) return null
  return (
    <ClientMessages namespaces={['fields']}>
      <Card>
        <CardHeader title={t('title')} />
        <CardBody className="flex flex-col gap-0.5 pt-0!">
          {lead ? <LeadValues leadId={lead.id} fields={ofLead} values={lead.values} /> : null}
          {ofLead.length > 0 && ofContact.length > 0 ? (
            <h3 className="mt-2 border-t border-line pt-3 text-xs font-semibold text-muted">{t('ofContact')}</h3>
          ) : null}
          <ContactValues contactId={contact.id} fields={ofContact} values={contact.values} />
        </CardBody>
      </Card>
    </ClientMessages>
  )
}
