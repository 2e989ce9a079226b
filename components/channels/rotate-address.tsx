'use client'

import { RefreshCw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'
import { useNotice } from '@/components/ui/use-notice'
import { rotateAddressAction } from '@/lib/channels/actions'
import { OLD_ADDRESS_LIVES, type OldAddressLives } from '@/lib/channels/old-address'
import { AddressOnce } from './address-once'

/** Makes a new address and says what becomes of the current one; the address is shown here and never again. */
export function RotateAddress({ channelId, site }: { channelId: string; site: string }) {
  const t = useTranslations('channels')
  const notice = useNotice()
  const [open, setOpen] = useState(false)
  const [oldAddress, setOldAddress] = useState<OldAddressLives>('24h')
  const [made, setMade] = useState<string | null>(null)
  const [busy, start] = useTransition()

  const rotate = () =>
    start(async () => {
      const result = await rotateAddressAction({ channelId, oldAddress })
      if (result.ok) setMade(result.webhookUrl)
      else notice.failed(t('refused'))
    })

  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setMade(null)
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button size="sm">
          <RefreshCw aria-hidden />
          {t('newAddress')}
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={t('rotate.made')}
          description={t('rotate.madeText')}
          footer={
            <DialogClose asChild>
              <Button tone="primary">{t('rotate.done')}</Button>
            </DialogClose>
          }
        >
          <AddressOnce webhookUrl={made} site={site} />
        </DialogContent>
      ) : (
        <DialogContent
          title={t('rotate.title')}
          description={t('rotate.text')}
          footer={
            <Button tone="primary" busy={busy} onClick={rotate}>
              {t('rotate.create')}
            </Button>
          }
        >
          <RadioGroup
            aria-label={t('rotate.label')}
            value={oldAddress}
            onValueChange={value => setOldAddress(OLD_ADDRESS_LIVES.find(each => each === value) ?? '24h')}
          >
            {OLD_ADDRESS_LIVES.map(each => (
              <RadioOption key={each} value={each} label={t(`rotate.${each}`)} hint={t(`rotate.${each}Hint`)} />
            ))}
          </RadioGroup>
        </DialogContent>
      )}
    </Dialog>
  )
}
