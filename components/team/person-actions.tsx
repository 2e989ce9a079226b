'use client'

import { Ellipsis, Eye, Link2, MonitorX, Pencil, UserRoundCheck, UserRoundX } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useNotice } from '@/components/ui/use-notice'
import { seeAsAction } from '@/lib/auth/see-as-actions'
import { endSessionsOfAction } from '@/lib/auth/session-actions'
import { countBelongingsAction, handOverAction } from '@/lib/identity/hand-over-actions'
import type { Belongings } from '@/lib/identity/hand-over-queries'
import { makePasswordLinkAction, setActiveAction } from '@/lib/team/actions'
import type { PersonOption, PersonRow } from '@/lib/team/queries'
import { EditPerson } from './edit-person'
import { HandOver } from './hand-over'
import { leavesSomething } from './leaver'
import { PasswordLink } from './password-link'

type PersonActionsProps = { person: PersonRow; isMe: boolean; heirs: PersonOption[] }

/** What can be done about one person. */
export function PersonActions({ person, isMe, heirs }: PersonActionsProps) {
  const t = useTranslations('people')
  const notice = useNotice()
  const [editing, setEditing] = useState(false)
  const [link, setLink] = useState<{ link: string; purpose: 'invitation' | 'reset' } | null>(null)
  const [leaving, setLeaving] = useState<Belongings | null>(null)
  const [busy, start] = useTransition()

  const makeLink = () =>
    start(async () => {
      const result = await makePasswordLinkAction({ id: person.id })
      if (result.ok) setLink(result)
      else notice.failed(t('refused'))
    })

  const seeAs = () =>
    start(async () => {
      const result = await seeAsAction({ id: person.id })
      if (!result.ok) notice.failed(t('refused'))
    })

  const endSessions = () =>
    start(async () => {
      const result = await endSessionsOfAction({ id: person.id })
      if (result.ok) notice.done(t('sessionsEnded', { name: person.name }))
      else notice.failed(t('refused'))
    })

  const activate = (backInPool = false) =>
    start(async () => {
      const result = await setActiveAction({ id: person.id, active: true, backInPool })
      if (result.ok) notice.done(t('activated', { name: person.name }))
      else notice.failed(t('refused'))
    })

  // Who has nothing leaves at once, and can come back; what somebody has is handed over first.
  const deactivate = () =>
    start(async () => {
      const counted = await countBelongingsAction({ id: person.id })
      if (counted.ok && leavesSomething(counted.belongings)) {
        setLeaving(counted.belongings)
        return
      }
      const result = await handOverAction({ id: person.id, to: { kind: 'queue' } })
      if (result.ok) notice.undoable(t('deactivated', { name: person.name }), () => activate(result.left.pool))
      else notice.failed(result.reason === 'last-admin' ? t('lastAdmin') : t('refused'))
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
          {person.active && person.hasPassword && !isMe ? (
            <DropdownMenuItem onSelect={endSessions}>
              <MonitorX aria-hidden />
              {t('endSessions')}
            </DropdownMenuItem>
          ) : null}
          {person.active ? (
            <DropdownMenuItem tone="danger" onSelect={deactivate}>
              <UserRoundX aria-hidden />
              {t('deactivate')}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem onSelect={() => activate()}>
              <UserRoundCheck aria-hidden />
              {t('activate')}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={editing} onOpenChange={setEditing}>
        {editing ? <EditPerson person={person} close={() => setEditing(false)} /> : null}
      </Dialog>
      <Dialog open={leaving !== null} onOpenChange={open => (open ? undefined : setLeaving(null))}>
        {leaving ? (
          <HandOver person={person} belongings={leaving} heirs={heirs} close={() => setLeaving(null)} />
        ) : null}
      </Dialog>
      <Dialog open={link !== null} onOpenChange={open => (open ? undefined : setLink(null))}>
        <DialogContent title={t('link.title', { name: person.name })} description={t('invitedText')}>
          {link ? <PasswordLink {...link} /> : null}
        </DialogContent>
      </Dialog>
    </>
  )
}
