'use client'

import { CircleCheck, Webhook } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { List, ListRow } from '@/components/ui/list-row'
import { SecretOnce } from '@/components/ui/secret-once'
import { createChannelAction } from '@/lib/channels/actions'
import { useDraft } from './drafts'
import { useMadeAddress, type MadeAddress } from './made-address'
import { stepAddress } from './step-address'
import { NextStep, StepFoot, StepFrame } from './step-frame'

type Typed = { name: string; site: string }

type Known = { id: string; name: string; site: string | null }

type ChannelStepProps = { channels: Known[]; back: string; skip: string }

/** Makes the channel and shows its address, or takes one that stands. */
export function ChannelStep({ channels, back, skip }: ChannelStepProps) {
  const t = useTranslations('setup.channel')
  const { made, keep } = useMadeAddress()
  const draft = useDraft<Typed>('channel')
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, site } = readChannel(event.currentTarget)
    start(async () => {
      const result = await createChannelAction({ name, site, defaultManagerId: null })
      setFailed(!result.ok)
      if (!result.ok) return
      draft.drop()
      keep({ channelId: result.channelId, name: name.trim(), webhookUrl: result.webhookUrl })
    })
  }

  if (made) return <ChannelMade {...{ made, back }} onAnother={() => keep(null)} />
  return (
    <form onSubmit={submit} onChange={event => draft.keep(readChannel(event.currentTarget))}>
      <StepFrame
        title={t('title')}
        text={t('text')}
        foot={
          <StepFoot {...{ back, skip }}>
            <Button type="submit" tone="primary" busy={busy}>
              {t('create')}
            </Button>
          </StepFoot>
        }
      >
        {channels.length > 0 ? <KnownChannels channels={channels} /> : null}
        <Field label={t('name')} hint={t('nameHint')} error={failed ? t('refused') : undefined} required>
          <Input name="name" defaultValue={draft.left?.name} maxLength={80} autoComplete="off" required />
        </Field>
        <Field label={t('site')} hint={t('siteHint')} aside={t('optional')}>
          <Input
            name="site"
            defaultValue={draft.left?.site}
            maxLength={200}
            autoComplete="off"
            inputMode="url"
            placeholder="loja.com.br"
          />
        </Field>
      </StepFrame>
    </form>
  )
}

function readChannel(form: HTMLFormElement): Typed {
  const typed = new FormData(form)
  return { name: String(typed.get('name') ?? ''), site: String(typed.get('site') ?? '') }
}

type ChannelMadeProps = { made: MadeAddress; back: string; onAnother: () => void }

function ChannelMade({ made, back, onAnother }: ChannelMadeProps) {
  const t = useTranslations('setup.channel')
  const address = useTranslations('channels.address')
  return (
    <StepFrame
      title={
        <span className="flex items-center gap-2">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
          {t('made', { name: made.name })}
        </span>
      }
      text={t('madeText')}
      foot={
        <StepFoot
          back={back}
          aside={
            <Button tone="quiet" onClick={onAnother}>
              {t('more')}
            </Button>
          }
        >
          <NextStep href={stepAddress('jivo', made.channelId)}>{t('copied')}</NextStep>
        </StepFoot>
      }
    >
      <SecretOnce
        label={address('label')}
        value={made.webhookUrl}
        copyLabel={address('copy')}
        warning={address('once')}
      />
    </StepFrame>
  )
}

function KnownChannels({ channels }: { channels: Known[] }) {
  const t = useTranslations('setup.channel')
  return (
    <div>
      <p className="mb-1.5 text-sm font-semibold">{t('existing')}</p>
      <List>
        {channels.map(channel => (
          <ListRow
            key={channel.id}
            start={<Webhook aria-hidden className="size-5 shrink-0 text-muted" strokeWidth={1.75} />}
            title={channel.name}
            detail={channel.site}
            end={
              <Button asChild size="sm">
                <Link href={stepAddress('jivo', channel.id)} aria-label={t('useNamed', { name: channel.name })}>
                  {t('use')}
                </Link>
              </Button>
            }
          />
        ))}
      </List>
      <p className="mt-5 text-sm font-semibold">{t('another')}</p>
    </div>
  )
}
