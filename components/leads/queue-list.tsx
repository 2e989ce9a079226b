'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { QueueGroup } from '@/lib/leads/queue-order'
import type { WaitingAge } from '@/lib/leads/waiting-age'
import { QueueBar } from './queue-bar'
import { QueueItem } from './queue-item'
import { selectRows, type Press } from './select-rows'
import { useQueueKeys } from './use-queue-keys'

/** A lead of the queue, ready to be shown. */
export type QueueRow = {
  id: string
  title: string
  /** what of the title comes first, and the rest of it */
  main: string
  rest: string
  channel: string | null
  lastWords: string | null
  age: WaitingAge
  group: QueueGroup
}

type Person = { id: string; name: string }

type QueueListProps = {
  rows: QueueRow[]
  mayTake: boolean
  /** To whom several can be given at once; null for who may not. */
  people: Person[] | null
}

/** The leads that wait for somebody under the heads of their groups, to be taken one by one or given away together. */
export function QueueList({ rows, mayTake, people }: QueueListProps) {
  const t = useTranslations('queue')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string | null>(null)
  const ids = rows.map(row => row.id)
  const chosen = ids.filter(id => selected.has(id))
  const press = (pressed: Press) => {
    setSelected(known => selectRows(ids, known, anchor, pressed))
    setAnchor(pressed.id)
  }
  const clear = () => setSelected(new Set())
  useQueueKeys({ ids, maySelect: people !== null, selected, press, clear })
  return (
    <>
      {people ? (
        <QueueBar {...{ ids, chosen, people }} onAll={() => setSelected(new Set(ids))} onClear={clear} />
      ) : null}
      {(['now', 'today', 'older'] as const).map(group => {
        const inGroup = rows.filter(row => row.group === group)
        if (inGroup.length === 0) return null
        return (
          <section key={group} aria-label={t(`group.${group}`)} className="mb-5">
            <h2 className="mb-2 text-xs font-semibold text-muted">{t(`group.${group}`)}</h2>
            <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
              {inGroup.map(row => (
                <QueueItem
                  key={row.id}
                  {...{ row, mayTake }}
                  selection={people ? { isSelected: selected.has(row.id), onPress: press } : null}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
