'use client'

import { ChevronDown, UserRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useMayChange } from '@/components/layout/may-change'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { setOwner } from '@/lib/contacts/actions'
import { useContactEdit } from './use-contact-edit'

type Person = { id: string; name: string }

type OwnerChoiceProps = { contactId: string; owner: Person | null; people: Person[] }

/** Whose contact this is; another choice is in force at once and can be taken back. */
export function OwnerChoice({ contactId, owner, people }: OwnerChoiceProps) {
  const t = useTranslations('contacts.head')
  const { run, busy, notice } = useContactEdit()
  const mayChange = useMayChange()
  const nobody = t('noOwner')
  const nameOf = (id: string | null) => people.find(person => person.id === id)?.name ?? nobody

  const choose = (ownerId: string | null) => {
    const was = owner?.id ?? null
    if (ownerId === was) return
    run(
      () => setOwner({ contactId, was, ownerId }),
      () =>
        notice.undoable(t('ownerChanged', { name: nameOf(ownerId) }), () =>
          run(() => setOwner({ contactId, was: ownerId, ownerId: was })),
        ),
    )
  }

  if (!mayChange) return <p className="text-sm text-muted">{owner?.name ?? nobody}</p>
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button tone="quiet" size="sm" disabled={busy} className="-ml-2 max-w-full min-w-0 px-2 font-normal">
          {owner ? (
            <Avatar name={owner.name} seed={owner.id} size="sm" />
          ) : (
            <UserRound aria-hidden className="opacity-70" />
          )}
          <span className="truncate" aria-hidden>
            {owner?.name ?? nobody}
          </span>
          <span className="sr-only">{t('changeOwner', { name: owner?.name ?? nobody })}</span>
          <ChevronDown aria-hidden className="opacity-70" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={owner?.id ?? ''} onValueChange={id => choose(id || null)}>
          {people.map(person => (
            <DropdownMenuRadioItem key={person.id} value={person.id}>
              <Avatar name={person.name} seed={person.id} size="sm" />
              {person.name}
            </DropdownMenuRadioItem>
          ))}
          <DropdownMenuRadioItem value="">{nobody}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
