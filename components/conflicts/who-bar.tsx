'use client'

import { UserRoundPlus, UsersRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { contactLabel } from '@/lib/contacts/contact-label'
import type { Maybe } from '@/lib/identity/maybe-queries'
import { useWho } from './use-who'

/**
 * Asks who a contact is that is known by a shared phone alone: one press joins it to that person, another says for good
 * that it is somebody else. Needs the words of `conflicts`.
 */
export function WhoBar({ contactId, maybe }: { contactId: string; maybe: Maybe | null }) {
  const t = useTranslations('conflicts')
  const { is, isNobodyKnown, busy } = useWho(contactId)
  if (!maybe) return null
  return (
    <section aria-label={t('who.title')} className="rounded-lg border border-line bg-surface px-4 py-3.5">
      <h2 className="flex items-center gap-2 text-base font-semibold">
        <UsersRound aria-hidden className="size-4 shrink-0 text-muted" />
        {t('who.title')}
      </h2>
      <p className="mt-0.5 mb-3 text-base text-pretty text-muted">{t('who.text', { phone: maybe.phone })}</p>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line">
        {maybe.people.map(person => {
          const label = contactLabel(person, t('visitor'))
          return (
            <WhoChoice
              key={person.id}
              {...{ busy, label }}
              words={t('who.is', { name: label })}
              detail={t('who.isText', { name: label, chats: person.chats })}
              seed={person.id}
              onPress={() => is({ id: person.id, label })}
            />
          )
        })}
        <WhoChoice busy={busy} words={t('who.other')} detail={t('who.otherText')} onPress={isNobodyKnown} />
      </ul>
    </section>
  )
}

type WhoChoiceProps = {
  words: string
  detail: string
  busy: boolean
  label?: string
  seed?: string
  onPress: () => void
}

function WhoChoice({ words, detail, busy, label, seed, onPress }: WhoChoiceProps) {
  return (
    <li>
      <button
        type="button"
        aria-disabled={busy || undefined}
        onClick={() => (busy ? undefined : onPress())}
        className="flex w-full items-center gap-3 px-3.5 py-2 text-left transition-colors hover:bg-accent-soft focus-visible:-outline-offset-2 active:bg-pressed aria-disabled:opacity-60"
      >
        {label === undefined ? (
          <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
            <UserRoundPlus aria-hidden className="size-4" />
          </span>
        ) : (
          <Avatar name={label} seed={seed ?? label} />
        )}
        <span className="min-w-0">
          <span className="block text-base font-semibold break-words">{words}</span>
          <span className="block text-base break-words text-muted">{detail}</span>
        </span>
      </button>
    </li>
  )
}
