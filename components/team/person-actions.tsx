'use client'

import { Ellipsis, Eye, Link2, Pencil, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useNotice } from '@/components/ui/use-notice'
import { seeAsAction } from '@/lib/auth/see-as-actions'
import { makePasswordLinkAction, setActiveAction } from '@/lib/team/actions'
import type { PersonRow } from '@/lib/team/queries'
import { EditPerson } from './edit-person'
import { PasswordLink } from './password-link'

/** What can be done about one person. */
export function PersonActions({ person, isMe }: { person: PersonRow; isMe: boolean }) {
  const t = useTranslations('people')
  const notice = useNotice()
  const [editing, setEditing] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  const [busy, start] = useTransition()

  const makeLink = () =>
    start(async () => {
      const result = await makePasswordLinkAction({ id: person.id })
      if (result.ok) setLink(result.link)
      else notice.failed(t('refused'))
    })

  const seeAs = () =>
    start(async () => {
      const result = await seeAsAction({ id: person.id })
      if (!result.ok) return void notice.failed(t('refused'))
      // A whole new page: everything that was loaded was for other eyes.
      window.location.assign('/leads')
    })

  const setActive = (active: boolean) =>
    start(async () => {
      const result = await setActiveAction({ id: person.id, active })
      if (!result.ok) notice.failed(result.reason === 'last-admin' ? t('lastAdmin') : t('refused'))
      else if (active) notice.done(t('activated', { name: person.name }))
      else notice.undoable(t('deactivated', { name: person.name }), () => setActive(true))
    })

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t('actionsFor', { name: person.name })} size="sm" disabled={busy}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t('edit')}
          </DropdownMenuItem>
          {person.active ? (
            <DropdownMenuItem onSelect={makeLink}>
              <Link2 aria-hidden />
              {t(person.hasPassword ? 'makeLink' : 'inviteAgain')}
            </DropdownMenuItem>
          ) : null}
          {person.active && !isMe ? (
            <DropdownMenuItem onSelect={seeAs}>
              <Eye aria-hidden />
              {t('seeAs')}
            </DropdownMenuItem>
          ) : null}
          {person.active ? (
            <DropdownMenuItem tone="danger" onSelect={() => setActive(false)}>
              <UserRoundX aria-hidden />
              {t('deactivate')}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem onSelect={() => setActive(true)}>
              <UserRoundCheck aria-hidden />
              {t('activate')}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={editing} onOpenChange={setEditing}>
        {editing ? <EditPerson person={person} close={() => setEditing(false)} /> : null}
      </Dialog>
      <Dialog open={link !== null} onOpenChange={open => (open ? undefined : setLink(null))}>
        <DialogContent title={t('link.title', { name: person.name })} description={t('invitedText')}>
          <PasswordLink link={link ?? ''} />
        </DialogContent>
      </Dialog>
    </>
  )
}
