'use client'

import { Pencil } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { ChangersOnly } from '@/components/layout/may-change'
import { IconButton } from '@/components/ui/icon-button'
import { rename } from '@/lib/identity/contact-edit-actions'
import { EditText } from './edit-text'

type ContactNameProps = {
  contactId: string
  /** null when nobody knows it, or only a placeholder stands there */
  name: string | null
  /** what stands there in truth */
  storedName: string | null
}

/** Who the contact is, with the way to their page; edited in its place, and then the titles of their leads follow. */
export function ContactName({ contactId, name, storedName }: ContactNameProps) {
  const t = useTranslations('leads')
  const save = (was: string, value: string) =>
    rename({ contactId, was: was === '' && !name ? storedName : was, name: value })
  return (
    <EditText value={name ?? ''} label={t('edit.nameLabel')} save={save}>
      {edit => (
        <span className="flex items-center gap-1">
          <Link
            href={`/contacts/${contactId}`}
            title={t('card.open')}
            className="min-w-0 text-lg font-semibold break-words hover:underline"
          >
            {name ?? <span className="text-muted">{t('card.unnamed')}</span>}
          </Link>
          <ChangersOnly>
            <IconButton label={t('edit.name')} size="sm" className="text-muted" onClick={edit}>
              <Pencil aria-hidden />
            </IconButton>
          </ChangersOnly>
        </span>
      )}
    </EditText>
  )
}
