import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ChannelAddresses } from '@/components/channels/channel-addresses'
import { ChannelBadge } from '@/components/channels/channel-badge'
import { ChannelForm } from '@/components/channels/channel-form'
import { JivoSteps } from '@/components/channels/jivo-steps'
import { ClientMessages } from '@/components/layout/client-messages'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { channelState } from '@/lib/channels/channel-state'
import { getChannel } from '@/lib/channels/queries'
import { env } from '@/lib/env'
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
  const [t, channel, managers] = await Promise.all([getTranslations('channels'), channelOnce(id), listManagers()])
  if (!channel) notFound()
  return (
    <ClientMessages namespaces={['channels']}>
      <PageHeader
        title={channel.name}
        back={{ href: '/admin/channels', label: t('title') }}
        status={<ChannelBadge state={channelState(channel, new Date())} />}
        text={channel.widgetId ? t('widget', { id: channel.widgetId }) : t('widgetUnknown')}
      />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <ChannelAddresses channelId={channel.id} tokens={channel.tokens} />
          <Card>
            <CardHeader title={t('connect')} />
            <CardBody>
              <JivoSteps appUrl={env.APP_URL} />
            </CardBody>
          </Card>
        </div>
        <ChannelForm channel={channel} managers={managers} />
      </div>
    </ClientMessages>
  )
}
