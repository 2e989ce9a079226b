'use client'

import { Info } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { JivoWalk } from '@/components/channels/jivo-walk'
import { Link } from '@/components/ui/link'
import { useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SecretOnce } from '@/components/ui/secret-once'
import { useNotice } from '@/components/ui/use-notice'
import { rotateAddressAction } from '@/lib/channels/actions'
import { useMadeAddress } from './made-address'
import { stepAddress } from './step-address'
import { NextStep, StepFoot, StepFrame } from './step-frame'

type Channel = { id: string; name: string; site: string | null }

type JivoStepProps = { channel: Channel | null; appUrl: string; back: string; next: string }

/** Where in Jivo the address belongs, in words and pictures, with the address as long as it can be shown. */
export function JivoStep({ channel, appUrl, back, next }: JivoStepProps) {
  const t = useTranslations('setup.jivo')
  const steps = useTranslations('channels.steps')
  const { made } = useMadeAddress()
  const address = made && made.channelId === channel?.id ? made.webhookUrl : null
  return (
    <StepFrame
      title={t('title')}
      text={t('text')}
      foot={
        <StepFoot back={back}>
          {channel ? <NextStep href={next}>{t('next')}</NextStep> : <NextStep href={next} tone="secondary" />}
        </StepFoot>
      }
    >
      {channel ? (
        <Address channel={channel} address={address} />
      ) : (
        <Alert
          tone="info"
          title={t('noChannel')}
          actions={
            <Button asChild>
              <Link href={stepAddress('channel')}>{t('noChannelAction')}</Link>
            </Button>
          }
        />
      )}
      <JivoWalk
        site={channel?.site ?? channel?.name ?? ''}
        address={address ?? `${appUrl}/api/jivo?token=…`}
        appUrl={appUrl}
      />
      <p className="flex items-start gap-2 text-sm text-muted">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {steps('plan')} {steps('drawn')}
        </span>
      </p>
    </StepFrame>
  )
}

function Address({ channel, address }: { channel: Channel; address: string | null }) {
  const t = useTranslations('setup.jivo')
  const words = useTranslations('channels.address')
  const { keep } = useMadeAddress()
  const notice = useNotice()
  const [busy, start] = useTransition()
  const makeNew = () =>
    start(async () => {
      const result = await rotateAddressAction({ channelId: channel.id, oldAddress: 'until_revoked' })
      if (result.ok) keep({ channelId: channel.id, name: channel.name, webhookUrl: result.webhookUrl })
      else notice.failed(t('gone'))
    })
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">{t('channelIs', { name: channel.name })}</p>
      {address ? (
        <SecretOnce label={words('label')} value={address} copyLabel={words('copy')} warning={words('once')} />
      ) : (
        <Alert
          tone="info"
          title={t('gone')}
          actions={
            <Button busy={busy} onClick={makeNew}>
              {t('goneNew')}
            </Button>
          }
        >
          {t('goneText')}
        </Alert>
      )}
    </div>
  )
}
