'use client'

import { Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ChangersOnly } from '@/components/layout/may-change'
import { IconButton } from '@/components/ui/icon-button'
import { editLead } from '@/lib/leads/actions'
import { EditText } from './edit-text'

type LeadTitleProps = {
  id: string
  version: number
  title: string
  /** On a phone the page has another heading: there the title is one of the data. */
  as?: 'h1' | 'p'
}

/** The title of a lead, edited in its place. Once a person wrote it, chats no longer do. */
export function LeadTitle({ id, version, title, as: Heading = 'h1' }: LeadTitleProps) {
  const t = useTranslations('leads.edit')
  return (
    <EditText
      value={title}
      label={t('titleLabel')}
      save={(was, value) => editLead({ id, version, field: 'title', was, value })}
    >
      {edit => (
        <div className="flex max-w-full items-center gap-1">
          <Heading className="min-w-0 text-xl font-semibold break-words max-md:text-base">{title}</Heading>
          <ChangersOnly>
            <IconButton label={t('title')} size="sm" className="text-muted" onClick={edit}>
              <Pencil aria-hidden />
            </IconButton>
          </ChangersOnly>
        </div>
      )}
    </EditText>
  )
}
