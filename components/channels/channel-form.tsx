'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { useStageName } from '@/components/leads/use-stage-name'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { useNotice } from '@/components/ui/use-notice'
import { updateChannelAction } from '@/lib/channels/actions'
import { readColour } from '@/lib/channels/colours'
import type { ChannelRow } from '@/lib/channels/queries'
import type { PersonOption } from '@/lib/team/queries'
import { ChannelFields, readChannelFields } from './channel-fields'
import { ColourChoice } from './colour-choice'

type ChannelFormProps = { channel: ChannelRow; managers: PersonOption[]; stages: string[] }

/** Everything an administrator may say of a channel, and whether it takes part at all. */
export function ChannelForm({ channel, managers, stages }: ChannelFormProps) {
  const t = useTranslations('channels')
  const stageName = useStageName()
  const notice = useNotice()
  const [active, setActive] = useState(channel.active)
  const [wrongTags, setWrongTags] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = { id: channel.id, active, ...readForm(new FormData(event.currentTarget)) }
    start(async () => {
      const result = await updateChannelAction(input)
      setWrongTags(!result.ok && 'issues' in result && result.issues.some(issue => issue.path.startsWith('tags')))
      if (result.ok) notice.done(t('saved'))
      else notice.failed(t('refused'))
    })
  }

  return (
    <Card>
      <CardHeader title={t('details')} />
      <CardBody>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <ChannelFields
            managers={managers}
            name={channel.name}
            site={channel.site}
            defaultManagerId={channel.defaultManager?.id ?? null}
          />
          <Field label={t('stage')} hint={t('stageHint')}>
            <Select name="stage" defaultValue={channel.stage}>
              {stages.map(stage => (
                <option key={stage} value={stage}>
                  {stageName(stage)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('tags')} hint={t('tagsHint')} error={wrongTags ? t('tagsWrong') : undefined}>
            <Input name="tags" defaultValue={channel.tags.join(', ')} maxLength={500} autoComplete="off" />
          </Field>
          <ColourChoice colour={channel.colour} />
          <Switch checked={active} onCheckedChange={setActive} label={t('active')} hint={t('activeHint')} />
          <div>
            <Button type="submit" busy={busy}>
              {t('save')}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  )
}

function readForm(form: FormData) {
  const tags = String(form.get('tags') ?? '')
    .split(',')
    .map(tag => tag.trim())
    .filter(Boolean)
  return {
    ...readChannelFields(form),
    tags,
    stage: String(form.get('stage')),
    colour: readColour(String(form.get('colour') ?? '')),
  }
}
