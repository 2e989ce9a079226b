import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { PanelEditor } from '@/components/panel/panel-editor'
import type { PanelSource } from '@/components/panel/panel-source'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { listFields } from '@/lib/fields/queries'
import { findExampleContact } from '@/lib/leads/find-contacts-queries'
import { computedLines } from '@/lib/settings/panel-line'
import { getSettings } from '@/lib/settings/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('panel')
  return { title: t('title') }
}

/** What the operator in Jivo sees of a contact. */
export default async function PanelPage() {
  await requireAdmin()
  const [t, settings, fields, example] = await Promise.all([
    getTranslations('panel'),
    getSettings(),
    listFields(),
    findExampleContact(),
  ])
  const sources: PanelSource[] = [
    ...computedLines.map(name => ({
      source: `computed.${name}`,
      label: t(`computed.${name}`),
      group: 'computed' as const,
    })),
    ...fields.map(field => ({ source: `${field.entity}.${field.key}`, label: field.name, group: field.entity })),
  ]
  return (
    <ClientMessages namespaces={['panel', 'deliveries', 'leads']}>
      <PageHeader title={t('title')} text={t('text')} />
      <PanelEditor lines={settings.panelLines} version={settings.version} {...{ sources, example }} />
    </ClientMessages>
  )
}
