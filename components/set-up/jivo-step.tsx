'use client'

import { Info } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useTransition, type ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { SecretOnce } from '@/components/ui/secret-once'
import { useNotice } from '@/components/ui/use-notice'
import { rotateAddressAction } from '@/lib/channels/actions'
import { JivoPicture } from './jivo-picture'
import { useMadeAddress } from './made-address'
import { stepAddress } from './step-address'
import { NextStep, StepFoot, StepFrame } from './step-frame'

type Channel = { id: string; name: string; site: string | null }

type JivoStepProps = { channel: Channel | null; appUrl: string; back: string; next: string }

/** Where in Jivo the address belongs, in words and pictures, with the address as long as it can be shown. */
export function JivoStep({ channel, appUrl, back, next }: JivoStepProps) {
  const t = useTranslations('setup.jivo')
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
      <Walk site={channel?.site ?? channel?.name ?? ''} address={address ?? `${appUrl}/api/jivo?token=…`} appUrl={appUrl} />
      <p className="flex items-start gap-2 text-sm text-muted">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {t('plan')} {t('drawn')}
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
        <SecretOnce
          label={words('label')}
          value={address}
          copyLabel={words('copy')}
          warning={words('once')}
        />
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

type WalkProps = { site: string; address: string; appUrl: string }

function Walk(picture: WalkProps) {
  const t = useTranslations('setup.jivo')
  const field = (words: ReactNode) => <strong className="font-semibold break-words">{words}</strong>
  return (
    <ol className="grid gap-6">
      <Place number={1} words={t.rich('open', { field })}>
        <JivoPicture screen="open" {...picture} />
      </Place>
      <Place number={2} words={t.rich('section', { field })}>
        <JivoPicture screen="section" {...picture} />
      </Place>
      <Place number={3} words={t.rich('paste', { field })}>
        <JivoPicture screen="paste" {...picture} />
      </Place>
      <Place number={4} words={t.rich('safe', { field })}>
        <span className="inline-flex items-center gap-1 text-sm text-muted">
          <code className="font-mono break-all">{picture.appUrl}</code>
          <CopyButton value={picture.appUrl} />
        </span>
      </Place>
      <Place number={5} words={t('save')} />
    </ol>
  )
}

function Place({ number, words, children }: { number: number; words: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink tabular-nums"
      >
        {number}
      </span>
      <div className="grid min-w-0 flex-1 gap-2.5 pt-0.5">
        <p className="text-base">{words}</p>
        {children}
      </div>
    </li>
  )
}
