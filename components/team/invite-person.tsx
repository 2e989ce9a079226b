'use client'

import { UserPlus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { invitePersonAction } from '@/lib/team/actions'
import { PasswordLink } from './password-link'
import { PersonFields, readPersonFields, readPersonRefusal, type PersonRefusal } from './person-fields'

const FORM = 'invite-person'

/** Adds a person and shows the link that lets them in. */
export function InvitePerson({ tone = 'primary' }: { tone?: 'primary' | 'secondary' }) {
  const t = useTranslations('people')
  const [open, setOpen] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  const [refused, setRefused] = useState<PersonRefusal | null>(null)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = readPersonFields(new FormData(event.currentTarget))
    start(async () => {
      const result = await invitePersonAction(input)
      setRefused(result.ok ? null : readPersonRefusal(result))
      if (result.ok) setLink(result.link)
    })
  }

  const change = (next: boolean) => {
    setOpen(next)
    setLink(null)
    setRefused(null)
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button tone={tone}>
          <UserPlus aria-hidden />
          {t('invite')}
        </Button>
      </DialogTrigger>
      {link ? (
        <DialogContent
          title={t('invited')}
          description={t('invitedText')}
          footer={
            <Button tone="primary" onClick={() => change(false)}>
              {t('done')}
            </Button>
          }
        >
          <PasswordLink link={link} purpose="invitation" />
        </DialogContent>
      ) : (
        <DialogContent
          title={t('invite')}
          footer={
            <Button type="submit" form={FORM} tone="primary" busy={busy}>
              {t('create')}
            </Button>
          }
        >
          <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
            {refused === 'other' ? <Alert tone="danger" urgent title={t('refused')} /> : null}
            <PersonFields refused={refused} />
          </form>
        </DialogContent>
      )}
    </Dialog>
  )
}
