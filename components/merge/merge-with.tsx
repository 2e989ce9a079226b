'use client'

import { Merge } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ContactSearch } from '@/components/leads/contact-search'
import { useMayChange } from '@/components/layout/may-change'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'

/** Chooses whom a contact is to be merged with, and goes to the merge screen. Needs the words of `merge` and `leads`. */
export function MergeWith({ contactId, name }: { contactId: string; name: string }) {
  const t = useTranslations('merge.with')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const mayChange = useMayChange()
  if (!mayChange) return null
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <IconButton label={t('open')} tone="secondary">
          <Merge aria-hidden />
        </IconButton>
      </DialogTrigger>
      <DialogContent title={t('title', { name })} description={t('text')}>
        <ContactSearch
          onChoose={chosen => {
            if (chosen.id === contactId) return
            setOpen(false)
            router.push(`/contacts/${contactId}/merge/${chosen.id}`)
          }}
        />
      </DialogContent>
    </Dialog>
  )
}
