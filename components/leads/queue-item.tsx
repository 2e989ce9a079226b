'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ChatStateBadge } from '@/components/chats/chat-state-badge'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import type { QueueRow } from './queue-list'
import type { Press } from './select-rows'
import { TakeLead } from './take-lead'
import { WaitingBadge } from './waiting-badge'

type QueueItemProps = {
  row: QueueRow
  mayTake: boolean
  selection: { isSelected: boolean; onPress: (press: Press) => void } | null
}

/** One waiting lead: who, what was last said, how long already. */
export function QueueItem({ row, mayTake, selection }: QueueItemProps) {
  const t = useTranslations('queue')
  // The change of a checkbox does not say which keys were held.
  const isRange = useRef(false)
  return (
    <li
      data-row={row.id}
      className={cn(
        'relative flex min-h-11 items-start gap-3 px-4 py-2.5 transition-colors hover:bg-hover',
        selection?.isSelected && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {selection ? (
        <span
          className="relative z-10 flex h-5 items-center"
          onClickCapture={event => (isRange.current = event.shiftKey)}
          onKeyDownCapture={event => (isRange.current = event.shiftKey)}
        >
          <Checkbox
            checked={selection.isSelected}
            aria-label={t('select', { title: row.title })}
            onCheckedChange={next => selection.onPress({ id: row.id, isSelected: next, isRange: isRange.current })}
          />
        </span>
      ) : null}
      <div className="min-w-0 flex-1 sm:flex sm:items-start sm:gap-4">
        <div className="min-w-0 flex-1">
          <Link href={`/leads/${row.id}`} className="row-link text-base font-semibold wrap-anywhere">
            {row.main}
            {row.rest ? (
              <span className="row-number">
                <span className="sr-only">,</span> {row.rest}
              </span>
            ) : null}
          </Link>
          <p className="text-sm text-muted max-sm:line-clamp-2 max-sm:wrap-anywhere sm:truncate">
            {[row.channel, row.lastWords && `“${row.lastWords}”`].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5 max-sm:mt-1.5 sm:pt-0.5">
          {row.group === 'now' ? <ChatStateBadge state="running" /> : null}
          <WaitingBadge age={row.age} />
        </div>
      </div>
      {mayTake ? (
        <span className="relative z-10 shrink-0 max-sm:[&_svg]:hidden">
          <TakeLead id={row.id} title={row.title} />
        </span>
      ) : null}
    </li>
  )
}
