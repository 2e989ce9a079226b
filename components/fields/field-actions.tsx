'use client'

import { Archive, ArrowDown, ArrowUp, Ellipsis, Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useNotice } from '@/components/ui/use-notice'
import { archiveFieldAction } from '@/lib/fields/actions'
import type { FieldRow } from '@/lib/fields/queries'
import { EditField } from './edit-field'

type FieldActionsProps = {
  field: FieldRow
  /** Moves it one place; undefined where there is none to go to. On a phone the way is here, for want of room for arrows. */
  up: (() => void) | undefined
  down: (() => void) | undefined
}

/** What can be done with a field in use. */
export function FieldActions({ field, up, down }: FieldActionsProps) {
  const t = useTranslations('fields')
  const notice = useNotice()
  const [editing, setEditing] = useState(false)
  const [busy, start] = useTransition()
  const { id, name } = field
  const archive = (archived: boolean) =>
    start(async () => {
      const result = await archiveFieldAction({ id, archived })
      if (!result.ok) notice.failed(t('refused.failed'))
      else if (archived) notice.undoable(t('archivedDone', { name }), () => archive(false))
      else notice.done(t('restored', { name }))
    })
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t('actions', { name })} size="sm" disabled={busy}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t('edit')}
          </DropdownMenuItem>
          {up ? (
            <DropdownMenuItem className="sm:hidden" onSelect={up}>
              <ArrowUp aria-hidden />
              {t('moveUp')}
            </DropdownMenuItem>
          ) : null}
          {down ? (
            <DropdownMenuItem className="sm:hidden" onSelect={down}>
              <ArrowDown aria-hidden />
              {t('moveDown')}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={() => archive(true)}>
            <Archive aria-hidden />
            {t('archive')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={editing} onOpenChange={setEditing}>
        {editing ? <EditField field={field} close={() => setEditing(false)} /> : null}
      </Dialog>
    </>
  )
}
