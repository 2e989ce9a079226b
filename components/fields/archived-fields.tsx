'use client'

import { ArchiveRestore } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { List, ListRow } from '@/components/ui/list-row'
import { useNotice } from '@/components/ui/use-notice'
import { archiveFieldAction } from '@/lib/fields/actions'
import type { FieldRow } from '@/lib/fields/queries'

/** Fields out of use, folded; each can be brought back with its values. */
export function ArchivedFields({ fields }: { fields: FieldRow[] }) {
  const t = useTranslations('fields')
  if (fields.length === 0) return null
  return (
    <details className="mt-6">
      <summary className="cursor-pointer text-base text-muted touch:py-2">
        {t('archived')} ({fields.length})
      </summary>
      <p className="my-2 text-sm text-muted">{t('archivedText')}</p>
      <List aria-label={t('archived')}>
        {fields.map(field => (
          <ListRow
            key={field.id}
            title={field.name}
            detail={[
              t(`type.${field.type}`),
              field.uses === 0 ? t('unused') : t('uses', { count: field.uses }),
              field.key,
            ].join(' · ')}
            end={<Restore field={field} />}
          />
        ))}
      </List>
    </details>
  )
}

function Restore({ field: { id, name } }: { field: FieldRow }) {
  const t = useTranslations('fields')
  const notice = useNotice()
  const [busy, start] = useTransition()
  const restore = () =>
    start(async () => {
      const result = await archiveFieldAction({ id, archived: false })
      if (result.ok) notice.done(t('restored', { name }))
      else notice.failed(t('refused.failed'))
    })
  return (
    <Button size="sm" busy={busy} onClick={restore}>
      <ArchiveRestore aria-hidden />
      {t('restore')}
    </Button>
  )
}
