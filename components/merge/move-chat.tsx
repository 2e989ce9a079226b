'use client'

import { ArrowRightLeft } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { contactLines, ContactSearch } from '@/components/leads/contact-search'
import { useMayChange } from '@/components/layout/may-change'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { useMoveChat } from './use-move-chat'

/** Gives a chat to another contact, with ten seconds to take it back. Needs the words of `merge` and `leads`. */
export function MoveChat({ chatId }: { chatId: string }) {
  const t = useTranslations('merge.move')
  const { move, busy } = useMoveChat()
  const [open, setOpen] = useState(false)
  const mayChange = useMayChange()
  if (!mayChange) return null
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <IconButton label={t('open')} size="sm" aria-busy={busy}>
          <ArrowRightLeft aria-hidden />
        </IconButton>
      </DialogTrigger>
      <DialogContent title={t('title')} description={t('text')}>
        <ContactSearch
          onChoose={chosen => {
            setOpen(false)
            move(chatId, { id: chosen.id, name: contactLines(chosen)[0] })
          }}
        />
      </DialogContent>
    </Dialog>
  )
}
