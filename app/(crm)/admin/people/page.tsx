import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExportLog } from '@/components/export/export-log'
import { ClientMessages } from '@/components/layout/client-messages'
import { AccessLog } from '@/components/team/access-log'
import { InvitePerson } from '@/components/team/invite-person'
import { PeopleList } from '@/components/team/people-list'
import { PageHeader } from '@/components/ui/page-header'
import { listAccess } from '@/lib/auth/access-queries'
import { requireAdmin } from '@/lib/auth/require-user'
import { listExports } from '@/lib/export/log-queries'
import { listPeople } from '@/lib/team/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('title') }
}

export default async function PeoplePage() {
  const user = await requireAdmin()
  const [t, people, exports, access] = await Promise.all([
    getTranslations('people'),
    listPeople(),
    listExports(),
    listAccess(),
  ])
  const active = people.filter(person => person.active).length
  return (
    <ClientMessages namespaces={['people']}>
      <PageHeader title={t('title')} count={active} text={t('text')} actions={<InvitePerson />} />
      <PeopleList people={people} myId={user.id} now={new Date()} />
      <AccessLog entries={access} />
      <ExportLog exports={exports} />
    </ClientMessages>
  )
}
