import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { DeliveryFacts } from '@/components/deliveries/delivery-facts'
import { EventName } from '@/components/deliveries/event-name'
import { JivoPanel } from '@/components/deliveries/jivo-panel'
import { OutcomeBadge } from '@/components/deliveries/outcome-badge'
import { ProcessAgain } from '@/components/deliveries/process-again'
import { RawBody } from '@/components/deliveries/raw-body'
import { WhyTrail } from '@/components/deliveries/why-trail'
import { BackToList } from '@/components/layout/back-to-list'
import { ClientMessages } from '@/components/layout/client-messages'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { PageHeader } from '@/components/ui/page-header'
import { readAnswer } from '@/lib/jivo/answer'
import { requireAdmin } from '@/lib/auth/require-user'
import { getDelivery } from '@/lib/intake/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deliveries')
  return { title: t('title') }
}

export default async function DeliveryPage({ params }: { params: Promise<{ id: string }> }) {
  await requireAdmin()
  const id = z.uuid().safeParse((await params).id)
  const delivery = id.success ? await getDelivery(id.data) : null
  if (!delivery) notFound()
  const t = await getTranslations('deliveries')
  const isEvent = delivery.outcome === 'handled' || delivery.outcome === 'failed'
  return (
    <ClientMessages namespaces={['deliveries']}>
      <PageHeader
        title={<EventName name={delivery.eventName} />}
        back={<BackToList own="/admin/deliveries" />}
        status={<OutcomeBadge outcome={delivery.outcome} />}
        actions={isEvent ? <ProcessAgain deliveryId={delivery.id} failed={delivery.outcome === 'failed'} /> : null}
      />
      {delivery.error ? (
        <Alert tone="danger" title={t('error')} className="mb-4">
          {delivery.error}
        </Alert>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <Card>
            <CardHeader title={t('why')} />
            <CardBody>
              <WhyTrail why={delivery.why} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={t('body')} actions={<CopyButton value={delivery.body} label={t('copyBody')} />} />
            <CardBody>
              <RawBody body={delivery.body} bytes={delivery.bodyBytes} />
            </CardBody>
          </Card>
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <Card>
            <CardHeader title={t('answerAsJivo')} />
            <CardBody>
              <JivoPanel answer={readAnswer(delivery.answer)} />
            </CardBody>
          </Card>
          <DeliveryFacts delivery={delivery} />
        </div>
      </div>
    </ClientMessages>
  )
}
