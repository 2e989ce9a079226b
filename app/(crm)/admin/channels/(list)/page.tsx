import { Webhook } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { ChannelList } from '@/components/channels/channel-list'
import { ChannelNotices } from '@/components/channels/channel-notices'
import { NewChannel } from '@/components/channels/new-channel'
import { ClientMessages } from '@/components/layout/client-messages'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { getRefusedNotice, listChannelNotices } from '@/lib/channels/notice-queries'
import { listChannels } from '@/lib/channels/queries'
import { listManagers } from '@/lib/team/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('channels')
  return { title: t('title') }
}

export default async function ChannelsPage() {
  await requireAdmin()
  const now = new Date()
  const [t, channels, managers, notices, refused] = await Promise.all([
    getTranslations('channels'),
    listChannels(),
    listManagers(),
    listChannelNotices(null, now),
    getRefusedNotice(now),
  ])
  const empty = channels.length === 0
  return (
    <ClientMessages namespaces={['channels']}>
      <PageHeader
        title={t('title')}
        count={empty ? undefined : channels.length}
        text={t('text')}
        actions={
          <>
            <Button asChild>
              <Link href="/admin/snippet">{t('snippet')}</Link>
            </Button>
            <NewChannel managers={managers} />
          </>
        }
      />
      <ChannelNotices notices={[...notices, ...(refused ? [refused] : [])]} managers={managers} />
      {empty ? (
        <EmptyState icon={Webhook} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <ChannelList channels={channels} now={now} />
      )}
    </ClientMessages>
  )
}
