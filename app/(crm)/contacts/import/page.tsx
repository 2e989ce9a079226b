import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChooseFile } from '@/components/imports/choose-file'
import { ImportSteps } from '@/components/imports/import-steps'
import { RecentImports } from '@/components/imports/recent-imports'
import { ClientMessages } from '@/components/layout/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { mayAdminister } from '@/lib/auth/permissions'
import { requireChanger } from '@/lib/auth/require-user'
import { listImports } from '@/lib/imports/queries'
import { IMPORT_LIMITS } from '@/lib/imports/read-rows'
import { getSettings } from '@/lib/settings/queries'

const HOW = ['how1', 'how2', 'how3', 'how4'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

/** The first step of an import: the file. */
export default async function ImportPage() {
  const user = await requireChanger()
  const [t, { timeZone }, recent] = await Promise.all([
    getTranslations('imports'),
    getSettings(),
    listImports(mayAdminister(user) ? null : user.id, new Date()),
  ])
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} back={{ href: '/contacts', label: t('back') }} />
      <ImportSteps step="file" />
      <div className="flex max-w-3xl flex-col gap-6">
        <ClientMessages namespaces={['imports']}>
          <ChooseFile maxBytes={IMPORT_LIMITS.bytes} />
        </ClientMessages>
        <section aria-label={t('file.howTitle')}>
          <h2 className="mb-2 text-base font-semibold">{t('file.howTitle')}</h2>
          <ol className="list-decimal space-y-1 pl-5 text-base text-muted marker:text-muted">
            {HOW.map(each => (
              <li key={each}>{t(`file.${each}`)}</li>
            ))}
          </ol>
        </section>
        {recent.length > 0 ? <RecentImports imports={recent} timeZone={timeZone} /> : null}
      </div>
    </>
  )
}
