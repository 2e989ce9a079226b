'use client'

import { Pencil, Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ChangersOnly } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { editLead } from '@/lib/leads/actions'
import { EditText } from './edit-text'

/** What is known of the lead in free words. */
export function LeadDescription({ id, version, description }: { id: string; version: number; description: string }) {
  const t = useTranslations('leads')
  return (
    <EditText
      multiline
      mayBeEmpty
      value={description}
      label={t('card.description')}
      save={(was, value) => editLead({ id, version, field: 'description', was, value })}
    >
      {edit =>
        description ? (
          <div className="flex items-start gap-1">
            <p className="min-w-0 flex-1 text-base break-words whitespace-pre-wrap">{description}</p>
            <ChangersOnly>
              <IconButton label={t('edit.description')} size="sm" className="-mt-1 text-muted" onClick={edit}>
                <Pencil aria-hidden />
              </IconButton>
            </ChangersOnly>
          </div>
        ) : (
          <ChangersOnly>
            <Button tone="quiet" size="sm" className="-ml-2.5 text-muted" onClick={edit}>
              <Plus aria-hidden />
              {t('card.noDescription')}
            </Button>
          </ChangersOnly>
        )
      }
    </EditText>
  )
}
