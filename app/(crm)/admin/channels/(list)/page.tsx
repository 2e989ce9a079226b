import { Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChannelList } from '@/components/channels/channel-list'
import { NewChannel } from '@/components/channels/new-channel'
import { ClientMessages } from '@/components/layout/client-messages'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { listChannels } from '@/lib/channels/queries'
import { listManagers } from '@/lib/team/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('channels')
  return { title: t('title') }
}

export default async function ChannelsPage() {
  await requireAdmin()
  const [t, channels, managers] = await Promise.all([getTranslations('channels'), listChannels(), listManagers()])
  const empty = channels.length === 0
  return (
    <ClientMessages namespaces={['channels']}>
      <PageHeader
        title={t('title')}
        count={empty ? undefined : channels.length}
        text={t('text')}
        actions={<NewChannel managers={managers} />}
      />
      {empty ? (
        <EmptyState icon={Webhook} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <ChannelList channels={channels} now={new Date()} />
      )}
    </ClientMessages>
  )
}
