import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { SnippetGuide } from '@/components/visit/snippet-guide'
import { requireAdmin } from '@/lib/auth/require-user'
import { env } from '@/lib/env'
import { getSettings } from '@/lib/settings/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('visit.snippet')
  return { title: t('title') }
}

export default async function SnippetPage() {
  await requireAdmin()
  const [t, settings] = await Promise.all([getTranslations('visit.snippet'), getSettings()])
  return (
    <ClientMessages namespaces={['visit']}>
      <PageHeader title={t('title')} text={t('text')} back={{ href: '/admin/channels', label: t('back') }} />
      <SnippetGuide appUrl={env.APP_URL} company={settings.companyName || null} />
    </ClientMessages>
  )
}
