import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ChannelAddresses } from '@/components/channels/channel-addresses'
import { ChannelBadge } from '@/components/channels/channel-badge'
import { ChannelForm } from '@/components/channels/channel-form'
import { ChannelName } from '@/components/channels/channel-name'
import { ChannelNotices } from '@/components/channels/channel-notices'
import { JivoWalk } from '@/components/channels/jivo-walk'
import { ClientMessages } from '@/components/layout/client-messages'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { channelState } from '@/lib/channels/channel-state'
import { listChannelNotices } from '@/lib/channels/notice-queries'
import { getChannel } from '@/lib/channels/queries'
import { env } from '@/lib/env'
import { listStages } from '@/lib/leads/queries'
import { listManagers } from '@/lib/team/queries'

type ChannelPageProps = { params: Promise<{ id: string }> }

const channelOnce = cache(getChannel)

export async function generateMetadata({ params }: ChannelPageProps): Promise<Metadata> {
  await requireAdmin()
  const channel = await channelOnce((await params).id)
  return { title: channel?.name }
}

export default async function ChannelPage({ params }: ChannelPageProps) {
  await requireAdmin()
  const { id } = await params
  const now = new Date()
  const [t, channel, managers, stages] = await Promise.all([
    getTranslations('channels'),
    channelOnce(id),
    listManagers(),
    listStages(),
  ])
  if (!channel) notFound()
  const notices = await listChannelNotices(channel.id, now)
  const widgets = [
    channel.widgetId ? t('widget', { id: channel.widgetId }) : t('widgetUnknown'),
    channel.moreWidgets.length > 0 ? t('widgetsToo', { ids: channel.moreWidgets.join(', ') }) : null,
  ]
  return (
    <ClientMessages namespaces={['channels', 'leads']}>
      <PageHeader
        title={<ChannelName name={channel.name} colour={channel.colour} />}
        back={{ href: '/admin/channels', label: t('title') }}
        status={<ChannelBadge state={channelState(channel, now)} />}
        text={[channel.site, ...widgets].filter(Boolean).join(' · ')}
      />
      <ChannelNotices notices={notices} managers={managers} onChannelPage />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <ChannelAddresses
            channelId={channel.id}
            site={channel.site ?? channel.name}
            tokens={channel.tokens}
            now={now}
          />
          <Card>
            <CardHeader title={t('connect')} />
            <CardBody>
              <JivoWalk
                site={channel.site ?? channel.name}
                address={`${env.APP_URL}/api/jivo?token=…`}
                appUrl={env.APP_URL}
              />
            </CardBody>
          </Card>
        </div>
        <ChannelForm channel={channel} managers={managers} stages={stages} />
      </div>
    </ClientMessages>
  )
}
