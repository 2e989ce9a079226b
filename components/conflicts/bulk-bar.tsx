'use client'

import { ListChecks } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { useNotice } from '@/components/ui/use-notice'
import { settleMany } from '@/lib/identity/actions'
import type { InboxRow } from './inbox-row'
import { useSettle } from './use-settle'

type BulkBarProps = {
  rows: InboxRow[]
  ticked: ReadonlySet<string> | null
  setTicked: (ticked: ReadonlySet<string> | null) => void
  onSettled: (ids: string[]) => void
  undone: (ids: string[]) => void
}

/** Settles many at once, with the two choices that take nothing away. */
export function BulkBar({ rows, ticked, setTicked, onSettled, undone }: BulkBarProps) {
  const t = useTranslations('conflicts')
  const notice = useNotice()
  const { undo } = useSettle({ undone })
  const [busy, start] = useTransition()
  const mayChange = useMayChange()
  const many = rows.filter(row => row.state === 'open' && row.kind !== 'two_contacts').map(row => row.id)
  if (!mayChange || (many.length < 2 && ticked === null)) return null
  if (ticked === null) {
    return (
      <div className="mb-2 flex justify-end">
        <Button size="sm" tone="quiet" onClick={() => setTicked(new Set())}>
          <ListChecks aria-hidden />
          {t('bulk.start')}
        </Button>
      </div>
    )
  }
  const run = (choice: 'add' | 'ignore') =>
    start(async () => {
      const result = await settleMany({ conflictIds: [...ticked], choice }).catch(() => null)
      if (!result?.ok) return void notice.failed(t('notice.failed'))
      const { settled, skipped } = result
      const words = [
        t('bulk.done', { settled: settled.length }),
        ...(skipped.length > 0 ? [t('bulk.skipped', { skipped: skipped.length })] : []),
      ]
      if (settled.length > 0) notice.undoable(words.join('. '), () => undo(settled))
      else notice.failed(words.join('. '))
      setTicked(null)
      onSettled(settled)
    })
  return (
    <div className="mb-2 rounded-lg border border-line bg-sunken p-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <p className="text-sm font-semibold whitespace-nowrap tabular-nums" aria-live="polite">
          {t('bulk.chosen', { count: ticked.size })}
        </p>
        <span className="flex gap-1">
          <Button size="sm" tone="quiet" onClick={() => setTicked(new Set(many))}>
            {t('bulk.all')}
          </Button>
          <Button size="sm" tone="quiet" onClick={() => setTicked(null)}>
            {t('bulk.stop')}
          </Button>
        </span>
      </div>
      <div className="mt-2 flex gap-2">
        <Button size="sm" tone="primary" busy={busy} disabled={ticked.size === 0} onClick={() => run('add')}>
          {t('bulk.add')}
        </Button>
        <Button size="sm" busy={busy} disabled={ticked.size === 0} onClick={() => run('ignore')}>
          {t('bulk.ignore')}
        </Button>
      </div>
      <p className="mt-2 text-xs text-muted">{t('bulk.onlyValues')}</p>
    </div>
  )
}
