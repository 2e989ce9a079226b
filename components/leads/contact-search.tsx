'use client'

import { Search } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formatPhone } from '@/lib/contacts/phone'
import { findContacts } from '@/lib/leads/actions'
import type { FoundContact } from '@/lib/leads/find-contacts-queries'

const PAUSE_MS = 200

/** How a contact is called and known, in two lines. */
export function contactLines({ name, email, phone }: FoundContact): [string | null, string] {
  const known = [phone && formatPhone(phone), email].filter(fact => fact !== null)
  return [name ?? known[0] ?? null, (name ? known : known.slice(1)).join(' · ')]
}

/** Finds a contact while one types; arrows and Enter choose, as in every list of suggestions. */
export function ContactSearch({ onChoose }: { onChoose: (contact: FoundContact) => void }) {
  const t = useTranslations('leads.newLead')
  const [q, setQ] = useState('')
  const [active, setActive] = useState(0)
  const { found, asked } = useFound(q)
  const listId = useId()
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) {
      event.preventDefault()
      setActive((active + step + found.length) % found.length)
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    const chosen = found[active]
    if (chosen) onChoose(chosen)
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label={t('search')} hint={t('searchHint')}>
        <Input
          type="search"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
          autoComplete="off"
          autoFocus
          value={q}
          onChange={event => (setQ(event.target.value), setActive(0))}
          onKeyDown={keys}
        />
      </Field>
      <ul
        id={listId}
        role="listbox"
        aria-label={t('results')}
        className="overflow-hidden rounded-lg border border-line empty:hidden"
      >
        {found.map((contact, index) => (
          <Suggestion
            key={contact.id}
            id={`${listId}-${index}`}
            contact={contact}
            active={index === active}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {found.length === 0 && asked !== '' && asked === q.trim() ? (
        <p role="status" className="flex items-center gap-2 text-base text-muted">
          <Search aria-hidden className="size-4" />
          {t('noResults', { q: asked })}
        </p>
      ) : null}
    </div>
  )
}

type SuggestionProps = { id: string; contact: FoundContact; active: boolean; onChoose: (contact: FoundContact) => void }

function Suggestion({ id, contact, active, onChoose }: SuggestionProps) {
  const t = useTranslations('leads.card')
  const [name, known] = contactLines(contact)
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      className={cn(
        'flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 hover:bg-hover',
        active && 'bg-accent-soft',
      )}
      onClick={() => onChoose(contact)}
    >
      <Avatar name={contact.name ?? ''} seed={contact.id} size="sm" />
      <span className="min-w-0 flex-1 truncate text-base font-semibold">{name ?? t('unnamed')}</span>
      <span className="truncate text-sm text-muted tabular-nums">{known}</span>
    </li>
  )
}

/** The contacts for what was typed last; an answer that comes late is dropped. */
function useFound(q: string): { found: FoundContact[]; asked: string } {
  const [answer, setAnswer] = useState<{ found: FoundContact[]; asked: string }>({ found: [], asked: '' })
  const latest = useRef('')
  const wanted = q.trim()
  useEffect(() => {
    latest.current = wanted
    const timer = setTimeout(() => {
      void findContacts({ q: wanted })
        .catch(() => ({ ok: false as const }))
        .then(result => {
          if (latest.current === wanted) setAnswer({ found: result.ok ? result.contacts : [], asked: wanted })
        })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  return wanted === '' ? { found: [], asked: '' } : answer
}
