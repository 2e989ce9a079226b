'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useOptimistic, useState, useTransition, type ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { withParams } from '@/components/ui/search-params'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { BulkBar } from './bulk-bar'
import { CaseView } from './case-view'
import { ChangedNote } from './changed-note'
import { InboxList } from './inbox-list'
import type { InboxRow } from './inbox-row'
import { KeyHints } from './key-hints'
import { isTyping } from '@/components/ui/is-typing'
import { useSettle } from './use-settle'

type InboxProps = {
  rows: InboxRow[]
  /** The conflict that is open beside the list. */
  current: ConflictCase | null
  /** Names of those who may settle it, where this person may not. */
  settlers: string[] | null
  /** It was named in the address: a phone shows it instead of the list. */
  isNamed: boolean
  /** The search parameters of the list. */
  params: { [name: string]: string }
  /** Under the list: the way to older ones. */
  pages: ReactNode
}

/** Left the people with a question, right one question at a time; keys settle and move on. */
export function Inbox({ rows: given, current, settlers, isNamed, params, pages }: InboxProps) {
  const router = useRouter()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null)
  const rows = useMemo(() => given.filter(row => !gone.has(row.id)), [given, gone])
  const hrefOf = useCallback(
    (id: string | null) => withParams('/conflicts', params, { id, cursor: params.cursor ?? null }),
    [params],
  )
  const currentId = current?.id ?? null
  const next = neighbour(rows, currentId, 1) ?? neighbour(rows, currentId, -1)
  const settled = useCallback(
    (id: string) => {
      if (params.state) return
      setGone(known => new Set([...known, id]))
      router.replace(hrefOf(next), { scroll: false })
    },
    [hrefOf, next, params.state, router],
  )
  const undone = useCallback(
    (ids: string[]) => {
      setGone(known => new Set([...known].filter(id => !ids.includes(id))))
      if (ids.length === 1 && ids[0]) router.replace(hrefOf(ids[0]), { scroll: false })
    },
    [hrefOf, router],
  )
  const { settle, undo, busy, stale, stuck, dropStale } = useSettle({ settled, undone })
  // The mark is on the next one at once, so that J J J goes three on; nothing is settled while the two differ.
  const [markedId, mark] = useOptimistic(currentId)
  const [, move] = useTransition()
  useMoveKeys(rows, markedId, id =>
    move(() => {
      mark(id)
      router.replace(hrefOf(id), { scroll: false })
    }),
  )
  const tick = (id: string, isTicked: boolean) =>
    setTicked(known => new Set(isTicked ? [...(known ?? []), id] : [...(known ?? [])].filter(one => one !== id)))
  // Settled here and on its way out: it stays in sight until the next one is there.
  const isLeaving = current !== null && gone.has(current.id)
  return (
    <div className="gap-6 md:grid md:grid-cols-[19rem_minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]">
      <div
        className={cn(
          'md:sticky md:top-7 md:max-h-[calc(100dvh-3.5rem)] md:self-start md:overflow-y-auto',
          isNamed && 'max-md:hidden',
        )}
      >
        <BulkBar
          {...{ rows, ticked, setTicked, undone }}
          onSettled={ids => setGone(known => new Set([...known, ...ids]))}
        />
        <InboxList {...{ rows, ticked }} currentId={markedId} hrefOf={hrefOf} onTick={tick} />
        {pages}
      </div>
      <div className={cn('min-w-0', !isNamed && 'max-md:hidden')}>
        {current ? (
          <CaseView
            conflict={current}
            settlers={settlers}
            hints={<KeyHints offers={settlers ? [] : current.offers} hasNeighbours={rows.length > 1} />}
            stuck={stuck?.conflictId === current.id ? stuck.words : null}
            note={
              stale?.seen.id === current.id ? (
                <ChangedNote
                  {...{ stale, busy }}
                  conflict={current}
                  onInsist={() => settle(current, stale.choice, stale.neverAskAgain)}
                  onDrop={dropStale}
                />
              ) : null
            }
            busy={busy || isLeaving || markedId !== currentId}
            backHref={hrefOf(null)}
            onChoose={(choice, neverAskAgain) => settle(current, choice, neverAskAgain)}
            onUndo={() => undo([current.id])}
          />
        ) : null}
      </div>
    </div>
  )
}

function neighbour(rows: InboxRow[], id: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex(row => row.id === id)
  return at < 0 ? (step === 1 ? (rows[0]?.id ?? null) : null) : (rows[at + step]?.id ?? null)
}

function useMoveKeys(rows: InboxRow[], currentId: string | null, go: (id: string) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const step = event.key.toLowerCase() === 'j' ? 1 : event.key.toLowerCase() === 'k' ? -1 : null
      const id = step && neighbour(rows, currentId, step)
      if (!id) return
      event.preventDefault()
      go(id)
      document.querySelector(`[data-conflict="${id}"]`)?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
