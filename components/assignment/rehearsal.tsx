'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { rehearseAction } from '@/lib/intake/rehearsal-actions'
import type { Rehearsed } from '@/lib/intake/rehearse'
import type { SeenValues } from '@/lib/leads/assignment-queries'
import type { PersonOption } from '@/lib/team/queries'
import { RehearsedAnswer } from './rehearsed-answer'
import { SuggestedInput } from './suggested-input'

type RehearsalProps = { channels: PersonOption[]; operators: { key: string; name: string | null }[]; seen: SeenValues }

/** “Who would get this chat, and why?”: asks the real assignment without writing anything. */
export function Rehearsal({ channels, operators, seen }: RehearsalProps) {
  const t = useTranslations('assignment.rehearsal')
  const [answer, setAnswer] = useState<Rehearsed | 'refused' | null>(null)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    start(async () => {
      const result = await rehearseAction({
        channelId: text('channelId'),
        kind: text('operator') === OFFLINE ? 'offline' : 'chat',
        operator: text('operator') === OFFLINE ? '' : text('operator'),
        department: text('department'),
        pageUrl: text('pageUrl'),
        utmSource: text('utmSource'),
        utmMedium: text('utmMedium'),
        utmCampaign: text('utmCampaign'),
        contact: text('contact'),
        at: text('at') || null,
      })
      setAnswer(result.ok ? result.rehearsed : 'refused')
    })
  }

  if (channels.length === 0) return <p className="text-base text-muted">{t('noChannels')}</p>
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label={t('channel')}>
          <Select name="channelId" required>
            <NamedOptions of={channels} />
          </Select>
        </Field>
        <Field label={t('operator')}>
          <Select name="operator">
            <option value="">{t('someOperator')}</option>
            <option value={OFFLINE}>{t('offline')}</option>
            {operators.map(operator => (
              <option key={operator.key} value={operator.key}>
                {operator.name ? `${operator.name} (${operator.key})` : operator.key}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('contact')} hint={t('contactHint')}>
          <Input name="contact" maxLength={320} autoComplete="off" />
        </Field>
        <details className="group">
          <summary className="cursor-pointer text-sm font-semibold text-accent-ink">{t('more')}</summary>
          <div className="mt-3 flex flex-col gap-3">
            <SuggestedInput maxLength={500} name="department" label={t('department')} values={seen.department} />
            <SuggestedInput maxLength={500} name="pageUrl" label={t('page')} values={seen.site} />
            <SuggestedInput maxLength={500} name="utmSource" label="utm_source" values={seen.utm_source} />
            <SuggestedInput maxLength={500} name="utmMedium" label="utm_medium" values={seen.utm_medium} />
            <SuggestedInput maxLength={500} name="utmCampaign" label="utm_campaign" values={seen.utm_campaign} />
            <Field label={t('at')} hint={t('atHint')}>
              <Input name="at" type="datetime-local" />
            </Field>
          </div>
        </details>
        <Button type="submit" tone="primary" busy={busy}>
          {t('ask')}
        </Button>
      </form>
      <div aria-live="polite">
        {answer === 'refused' ? <Alert tone="danger" title={t('refused')} /> : null}
        {answer !== null && answer !== 'refused' ? <RehearsedAnswer answer={answer} /> : null}
      </div>
    </div>
  )
}

/** Stands for “nobody answered” among the operators; no login looks like this. */
const OFFLINE = ' '
