'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useOptimistic, useState, useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import type { Field, FieldValue } from '@/lib/fields/field'

type Saved =
  | { ok: true }
  | { ok: false; reason: 'value_changed'; current: FieldValue | null }
  | { ok: false; reason: string }

/** Writes a value where the person saw `was`. */
export type SaveValue = (edit: { key: string; was: FieldValue | null; value: FieldValue | null }) => Promise<Saved>

/** Two people wrote one value: what stands now, and what this person wanted. */
export type Clash = { current: FieldValue | null; mine: FieldValue | null }

/** A value that is shown as saved at once, and goes back where it was not; with a way back after it was. */
export function useValueEdit(field: Field, stored: FieldValue | null, save: SaveValue) {
  const t = useTranslations('fields')
  const router = useRouter()
  const notice = useNotice()
  const [busy, start] = useTransition()
  const [value, setShown] = useOptimistic(stored)
  const [clash, setClash] = useState<Clash | null>(null)

  const write = (was: FieldValue | null, next: FieldValue | null, done: () => void) =>
    start(async () => {
      setShown(next)
      setClash(null)
      const result = await save({ key: field.key, was, value: next }).catch(() => ({
        ok: false as const,
        reason: 'network',
      }))
      // The page is read again after the answer: nothing moves under the pointer of whoever gives it.
      if (!result.ok && result.reason === 'value_changed' && 'current' in result)
        return setClash({ current: result.current, mine: next })
      if (result.ok) done()
      else
        notice.failed(
          t(`failed.${result.reason === 'unknown_field' || result.reason === 'not_found' ? result.reason : 'other'}`),
        )
      router.refresh()
    })

  const change = (next: FieldValue | null, was = stored) =>
    write(was, next, () =>
      notice.undoable(t(next === null ? 'card.cleared' : 'card.saved', { name: field.name }), () =>
        write(next, was, () => undefined),
      ),
    )
  const leave = () => {
    setClash(null)
    router.refresh()
  }
  return { value, busy, clash, change, leave }
}
