'use client'

import { Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { createChannelAction } from '@/lib/channels/actions'
import type { PersonOption } from '@/lib/team/queries'
import { AddressOnce } from './address-once'
import { ChannelFields, readChannelFields } from './channel-fields'

const FORM = 'new-channel'

type Made = { channelId: string; webhookUrl: string; site: string }

type NewChannelProps = {
  managers: PersonOption[]
  /** The widget it is made for, which sends to another channel's address today. */
  widgetId?: string
}

/** Makes a channel and shows its address, both in one dialog. */
export function NewChannel({ managers, widgetId }: NewChannelProps) {
  const t = useTranslations('channels')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = { ...readChannelFields(new FormData(event.currentTarget)), widgetId: widgetId ?? null }
    start(async () => {
      const result = await createChannelAction(input)
      setFailed(!result.ok)
      if (result.ok) setMade({ ...result, site: input.site || input.name })
    })
  }

  const change = (next: boolean) => {
    setOpen(next)
    if (next) return
    setFailed(false)
    if (made) router.push(`/admin/channels/${made.channelId}`)
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        {widgetId ? (
          <Button size="sm">{t('notices.splitWidget')}</Button>
        ) : (
          <Button tone="primary">
            <Plus aria-hidden />
            {t('new')}
          </Button>
        )}
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={t('made.title')}
          description={t('made.text')}
          footer={
            <Button tone="primary" onClick={() => change(false)}>
              {t('made.done')}
            </Button>
          }
        >
          <AddressOnce webhookUrl={made.webhookUrl} site={made.site} />
        </DialogContent>
      ) : (
        <DialogContent
          title={t('new')}
          description={widgetId ? t('notices.splitText', { widgetId }) : t('newText')}
          footer={
            <Button type="submit" form={FORM} tone="primary" busy={busy}>
              {t('create')}
            </Button>
          }
        >
          <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
            <ChannelFields managers={managers} error={failed ? t('refused') : undefined} />
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
