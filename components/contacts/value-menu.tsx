'use client'

import { Copy, Ellipsis, Lock, LockOpen, Star, Trash2, UsersRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import type { CardValue } from '@/lib/contacts/card-values'
import { markContactValue, removeContactValue, restoreContactValue } from '@/lib/identity/contact-edit-actions'
import { useContactEdit } from './use-contact-edit'

type ValueMenuProps = { contactId: string; value: CardValue; onPrimary: () => void }

/** What can be done to one e-mail or phone beside reaching it. */
export function ValueMenu({ contactId, value, onPrimary }: ValueMenuProps) {
  const t = useTranslations('contacts.values')
  const { run, notice } = useContactEdit()
  const at = { contactId, identifierId: value.id }
  const mark = (name: 'verified' | 'shared', on: boolean) => run(() => markContactValue({ ...at, mark: name, on }))
  const remove = () =>
    run(
      () => removeContactValue(at),
      ({ undo }) =>
        notice.undoable(t('removed', { value: value.shown }), () => {
          if (undo) run(() => restoreContactValue({ contactId, historyId: undo }))
        }),
    )
  const copy = () =>
    navigator.clipboard.writeText(value.shown).then(
      () => notice.done(t('copied')),
      () => notice.failed(value.shown),
    )
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={t('menu', { value: value.shown })} size="sm" className="text-muted">
          <Ellipsis aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {value.isPrimary ? null : (
          <DropdownMenuItem onSelect={onPrimary}>
            <Star aria-hidden />
            {t('makePrimary', { value: value.shown })}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => void copy()}>
          <Copy aria-hidden />
          {t('copy')}
        </DropdownMenuItem>
        {value.href ? (
          <DropdownMenuItem onSelect={() => mark('verified', !value.verified)}>
            {value.verified ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
            {t(value.verified ? 'unverify' : 'verify')}
          </DropdownMenuItem>
        ) : null}
        {value.kind === 'phone' && value.href ? (
          <DropdownMenuItem onSelect={() => mark('shared', !value.shared)}>
            <UsersRound aria-hidden />
            {t(value.shared ? 'unshare' : 'share')}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger" onSelect={remove}>
          <Trash2 aria-hidden />
          {t('remove')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
