import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { NewLeadForm } from '@/components/leads/new-lead-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireChanger } from '@/lib/auth/require-user'
import { listFields } from '@/lib/fields/queries'
import { getFoundContact } from '@/lib/leads/find-contacts-queries'
import { isId } from '@/lib/leads/list-filters'
import { listManagers } from '@/lib/team/queries'

type NewLeadPageProps = { searchParams: Promise<{ contact?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leads.newLead')
  return { title: t('title') }
}

/** `?contact=` chooses whose lead it will be. */
export default async function NewLeadPage({ searchParams }: NewLeadPageProps) {
  const user = await requireChanger()
  const contactId = [(await searchParams).contact].flat()[0]
  const [t, people, fields, contact] = await Promise.all([
    getTranslations('leads'),
    listManagers(),
    listFields(),
    contactId && isId(contactId) ? getFoundContact(contactId) : null,
  ])
  return (
    <>
      <PageHeader title={t('newLead.title')} text={t('newLead.text')} back={{ href: '/leads', label: t('back') }} />
      <ClientMessages namespaces={['leads', 'fields']}>
        <NewLeadForm people={people} userId={user.id} contact={contact} fields={fields} />
      </ClientMessages>
    </>
  )
}
