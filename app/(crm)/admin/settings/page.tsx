import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { ApiTokens } from '@/components/settings/api-tokens'
import { CompanySettings } from '@/components/settings/company-settings'
import { ConflictSettings } from '@/components/settings/conflict-settings'
import { HoursSettings } from '@/components/settings/hours-settings'
import { JivoSettings } from '@/components/settings/jivo-settings'
import { LeadSettings } from '@/components/settings/lead-settings'
import { OwnerSettings } from '@/components/settings/owner-settings'
import { SectionLinks } from '@/components/settings/section-links'
import { PageHeader } from '@/components/ui/page-header'
import { TOKEN_DAYS, TOKEN_DAYS_DEFAULT } from '@/lib/auth/api-token-life'
import { listApiTokens } from '@/lib/auth/api-token-queries'
import { requireAdmin } from '@/lib/auth/require-user'
import { getSettings } from '@/lib/settings/queries'
import { timeZoneChoices } from '@/lib/settings/time-zones'
import { listManagers } from '@/lib/team/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

export default async function SettingsPage() {
  await requireAdmin()
  const [t, settings, managers, tokens] = await Promise.all([
    getTranslations('settings'),
    getSettings(),
    listManagers(),
    listApiTokens(new Date()),
  ])
  return (
    <ClientMessages namespaces={['settings']}>
      <PageHeader title={t('title')} text={t('text')} />
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,44rem)_12rem]">
        <div className="flex flex-col gap-5">
          <LeadSettings settings={settings} />
          <OwnerSettings settings={settings} managers={managers} />
          <ConflictSettings settings={settings} />
          <JivoSettings settings={settings} />
          <HoursSettings settings={settings} />
          <CompanySettings settings={settings} zones={timeZoneChoices(settings.timeZone)} />
          <ApiTokens tokens={tokens} days={{ choices: TOKEN_DAYS, usual: TOKEN_DAYS_DEFAULT }} />
        </div>
        <SectionLinks />
      </div>
    </ClientMessages>
  )
}
