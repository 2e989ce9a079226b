'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import { useNotice } from '@/components/ui/use-notice'
import { updateChannelAction } from '@/lib/channels/actions'
import type { ChannelRow } from '@/lib/channels/queries'
import type { PersonOption } from '@/lib/team/queries'
import { ChannelFields, readChannelFields } from './channel-fields'

/** Name, manager of last resort, and whether the channel takes part at all. */
export function ChannelForm({ channel, managers }: { channel: ChannelRow; managers: PersonOption[] }) {
  const t = useTranslations('channels')
  const notice = useNotice()
  const [active, setActive] = useState(channel.active)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = { id: channel.id, active, ...readChannelFields(new FormData(event.currentTarget)) }
    start(async () => {
      const result = await updateChannelAction(input)
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
            defaultManagerId={channel.defaultManager?.id ?? null}
          />
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
