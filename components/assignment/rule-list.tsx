'use client'

import { ArrowDown, ArrowUp, Trash2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { List } from '@/components/ui/list-row'
import { useNotice } from '@/components/ui/use-notice'
import { addRuleAction, moveRuleAction, removeRuleAction } from '@/lib/leads/assignment-actions'
import type { RuleRow } from '@/lib/leads/assignment-queries'

/** Rules that are asked one after another, the first that holds wins; nothing where there are none. */
export function RuleList({ label, rules }: { label: string; rules: RuleRow[] }) {
  if (rules.length === 0) return null
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-semibold text-muted">{label}</h3>
      <List aria-label={label}>
        {rules.map((rule, at) => (
          <RuleItem key={rule.id} rule={rule} isFirst={at === 0} isLast={at === rules.length - 1} />
        ))}
      </List>
    </div>
  )
}

function RuleItem({ rule, isFirst, isLast }: { rule: RuleRow; isFirst: boolean; isLast: boolean }) {
  const t = useTranslations('assignment.rules')
  const words = useTranslations('leads.reason.rule')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const name = t('of', { rule: words(rule.subject, { value: rule.label ?? t('channelGone') }) })

  const move = (by: 'up' | 'down') =>
    start(async () => {
      const moved = await moveRuleAction({ id: rule.id, by })
      if (!moved.ok) notice.failed(t('refused'))
    })
  const remove = () =>
    start(async () => {
      const removed = await removeRuleAction({ id: rule.id })
      if (removed.ok) notice.undoable(t('removed'), putBack)
      else notice.failed(t('refused'))
    })
  const putBack = () =>
    start(async () => {
      const { subject, value, position, person } = rule
      const back = await addRuleAction({ subject, value, position, userId: person.id })
      if (!back.ok) notice.failed(t('refused'))
    })

  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
      <p className="min-w-0 flex-1 basis-52 text-base break-words">
        {name}{' '}
        <span aria-hidden className="text-muted">
          →
        </span>{' '}
        <span className="sr-only">{t('goTo')}</span>
        <strong className="font-semibold">{rule.person.name}</strong>{' '}
        {rule.person.active ? null : <Badge tone="warn">{t('inactive')}</Badge>}
      </p>
      <div className="flex items-center gap-1">
        <IconButton label={t('up', { rule: name })} size="sm" disabled={busy || isFirst} onClick={() => move('up')}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t('down', { rule: name })} size="sm" disabled={busy || isLast} onClick={() => move('down')}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={t('remove', { rule: name })} size="sm" disabled={busy} onClick={remove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
    </li>
  )
}
