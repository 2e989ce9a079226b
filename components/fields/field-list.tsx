'use client'

import { ArrowDown, ArrowUp } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { List, ListRow } from '@/components/ui/list-row'
import { moveFieldAction } from '@/lib/fields/actions'
import type { FieldRow } from '@/lib/fields/queries'
import { FieldActions } from './field-actions'
import { typeIcons } from './type-icons'

/** The fields in use, in their order; a press on an arrow moves one at once. */
export function FieldList({ fields }: { fields: FieldRow[] }) {
  const t = useTranslations('fields')
  const [, start] = useTransition()
  const [rows, move] = useOptimistic(fields, moved)
  const go = (id: string, by: -1 | 1) =>
    start(async () => {
      move({ id, by })
      await moveFieldAction({ id, by })
    })
  return (
    <List aria-label={t('title')}>
      {rows.map((field, index) => {
        const Icon = typeIcons[field.type]
        const up = index === 0 ? undefined : () => go(field.id, -1)
        const down = index === rows.length - 1 ? undefined : () => go(field.id, 1)
        return (
          <ListRow
            key={field.id}
            start={<Icon aria-hidden className="size-5 shrink-0 text-muted" strokeWidth={1.75} />}
            title={field.name}
            detail={
              <span className="max-sm:whitespace-normal">
                {[
                  t(`type.${field.type}`),
                  field.choices.join(', '),
                  field.uses === 0 ? t('unused') : t('uses', { count: field.uses }),
                  field.key,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            }
            badges={field.required ? <Badge tone="accent">{t('required')}</Badge> : null}
            end={
              <span className="flex items-center">
                <IconButton
                  label={t('up', { name: field.name })}
                  size="sm"
                  className="max-sm:hidden"
                  disabled={!up}
                  onClick={up}
                >
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  label={t('down', { name: field.name })}
                  size="sm"
                  className="max-sm:hidden"
                  disabled={!down}
                  onClick={down}
                >
                  <ArrowDown aria-hidden />
                </IconButton>
                <FieldActions {...{ field, up, down }} />
              </span>
            }
          />
        )
      })}
    </List>
  )
}

function moved(rows: FieldRow[], { id, by }: { id: string; by: -1 | 1 }): FieldRow[] {
  const from = rows.findIndex(row => row.id === id)
  const row = rows[from]
  if (!row || !rows[from + by]) return rows
  return rows.toSpliced(from, 1).toSpliced(from + by, 0, row)
}
