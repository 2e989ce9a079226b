import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Gallery } from '@/components/design/gallery'
import { ClientMessages } from '@/components/layout/client-messages'
import { requireAdmin } from '@/lib/auth/require-user'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('design')
  return { title: t('title') }
}

export default async function DesignPage() {
  await requireAdmin()
  return (
    <ClientMessages namespaces={['design']}>
      <Gallery now={new Date()} />
    </ClientMessages>
  )
}
