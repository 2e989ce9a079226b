'use client'

import { useTranslations } from 'next-intl'
import { SecretOnce } from '@/components/ui/secret-once'
import { JivoWalk } from './jivo-walk'

/** A new webhook address, the only time it can be read, and what to do with it. */
export function AddressOnce({ webhookUrl, site }: { webhookUrl: string; site: string }) {
  const t = useTranslations('channels.address')
  return (
    <div className="flex flex-col gap-5">
      <SecretOnce label={t('label')} value={webhookUrl} copyLabel={t('copy')} warning={t('once')} />
      <JivoWalk site={site} address={webhookUrl} appUrl={new URL(webhookUrl).origin} />
    </div>
  )
}
