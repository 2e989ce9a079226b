import { Webhook } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { NewWebhook } from '@/components/webhooks/new-webhook'
import { WebhookCard } from '@/components/webhooks/webhook-card'
import { requireAdmin } from '@/lib/auth/require-user'
import { listWebhooks } from '@/lib/webhooks/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') }
}

/** The programs that are told what happens here. */
export default async function WebhooksPage() {
  await requireAdmin()
  const [t, webhooks] = await Promise.all([getTranslations('webhooks'), listWebhooks()])
  return (
    <ClientMessages namespaces={['webhooks']}>
      <PageHeader
        title={t('title')}
        text={t('text')}
        back={{ href: '/admin/settings#tokens', label: t('back') }}
        actions={<NewWebhook />}
      />
      {webhooks.length === 0 ? (
        <Card>
          <EmptyState icon={Webhook} title={t('empty.title')} text={t('empty.text')} />
        </Card>
      ) : (
        <div className="flex max-w-3xl flex-col gap-4">
          {webhooks.map(webhook => (
            <WebhookCard key={webhook.id} webhook={webhook} />
          ))}
        </div>
      )}
    </ClientMessages>
  )
}
