'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useCallback, useState, useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { contactLabel } from '@/lib/contacts/contact-label'
import { settle as settleAction, undoSettlements } from '@/lib/identity/actions'
import type { Choice } from '@/lib/identity/choices'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { formatTime } from '@/lib/i18n/format'
import type { Stale } from './changed-note'

type Refusal = Exclude<Awaited<ReturnType<typeof settleAction>>, { ok: true }>
type UndoRefusal = Exclude<Awaited<ReturnType<typeof undoSettlements>>, { ok: true }>

/**
 * Settling and taking back, with what is said about it: a toast with a way back, or why not. `stale` is a choice that
 * came too late for what the person saw; `stuck` says of a conflict why its settlement cannot be taken back any more.
 */
export function useSettle(
  on: { settled?: (conflictId: string) => void; undone?: (conflictIds: string[]) => void } = {},
) {
  const t = useTranslations('conflicts')
  const notice = useNotice()
  const refusalWords = useRefusalWords()
  const undoWords = useUndoWords()
  const [busy, start] = useTransition()
  const [stale, setStale] = useState<Stale | null>(null)
  const [stuck, setStuck] = useState<{ conflictId: string; words: string } | null>(null)
  const { settled, undone } = on

  const undo = useCallback(
    (conflictIds: string[]) =>
      start(async () => {
        const result = await undoSettlements({ conflictIds }).catch(() => null)
        if (!result) return void notice.failed(t('notice.failed'))
        if (!result.ok) {
          const words = undoWords(result)
          if (conflictIds[0]) setStuck({ conflictId: conflictIds[0], words })
          return void notice.failed(words)
        }
        notice.done(
          conflictIds.length === 1 ? t('notice.undone') : t('notice.undoneMany', { count: result.undone.length }),
        )
        undone?.(result.undone)
      }),
    [notice, t, undoWords, undone],
  )

  const settle = useCallback(
    (conflict: ConflictCase, choice: Choice, neverAskAgain = false) =>
      start(async () => {
        const input = { conflictId: conflict.id, choice, version: conflict.version, neverAskAgain }
        const result = await settleAction(input).catch(() => null)
        setStale(result && !result.ok && result.reason === 'changed' ? { seen: conflict, choice, neverAskAgain } : null)
        if (!result) return void notice.failed(t('notice.failed'))
        if (!result.ok && result.reason === 'changed') return
        if (!result.ok) return void notice.failed(refusalWords(result, conflict))
        const words = t(`choices.${choice}`, {
          kind: conflict.value.kind,
          other: conflict.other?.name ?? t('columns.other'),
        })
        const name = contactLabel(conflict.contact, t('visitor'))
        notice.undoable(t('notice.settled', { choice: words, name }), () => undo([conflict.id]))
        settled?.(conflict.id)
      }),
    [notice, refusalWords, settled, t, undo],
  )

  return { settle, undo, busy, stale, stuck, dropStale: () => setStale(null) }
}

function useRefusalWords() {
  const t = useTranslations('conflicts')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  return (refusal: Refusal, conflict: ConflictCase): string => {
    const { shown: value, kind } = conflict.value
    if (refusal.reason === 'settled') {
      const said = {
        time: formatTime(refusal.at, reader),
        choice: t(`choices.${refusal.choice}`, { kind, other: conflict.other?.name ?? '' }),
      }
      return refusal.by ? t('notice.settledBefore', { name: refusal.by, ...said }) : t('notice.settledBySystem', said)
    }
    if (refusal.reason === 'taken')
      return refusal.ownerName
        ? t('notice.taken', { value, name: refusal.ownerName })
        : t('notice.takenNameless', { value })
    if (refusal.reason === 'origin' || refusal.reason === 'invalid') return t('notice.failed')
    return t(`notice.${refusal.reason}`)
  }
}

function useUndoWords() {
  const t = useTranslations('conflicts')
  return (refusal: UndoRefusal): string => {
    if (refusal.reason === 'changed') {
      const what = refusal.changed.map(one => t(`since.${one.what}`, { value: one.value ?? '' }).trim())
      return t('notice.undoChanged', { what: what.join(', ') })
    }
    if (refusal.reason === 'origin' || refusal.reason === 'invalid' || refusal.reason === 'open')
      return t('notice.failed')
    return t(`notice.${refusal.reason}`)
  }
}
