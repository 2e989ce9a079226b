import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { DemoData } from '@/components/simulator/demo-data'
import { SimulatedData } from '@/components/simulator/simulated-data'
import { Stage } from '@/components/simulator/stage'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { countSimulated } from '@/lib/simulator/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('simulator')
  return { title: t('title') }
}

export default async function SimulatorPage() {
  await requireAdmin()
  const [t, { simulator, demo }] = await Promise.all([getTranslations('simulator'), countSimulated()])
  return (
    <ClientMessages namespaces={['simulator', 'deliveries']}>
      <PageHeader title={t('title')} text={t('text')} />
      <Stage />
      <div className="mt-4 grid items-start gap-4 md:grid-cols-2">
        <SimulatedData counts={simulator} />
        <DemoData counts={demo} />
      </div>
    </ClientMessages>
  )
}
