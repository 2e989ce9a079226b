import { useTranslations } from 'next-intl'
import { readFieldName } from '@/lib/identity/field-name'
import type { Stays } from '@/lib/identity/stays-queries'

const LISTS = ['leads', 'chats', 'tasks', 'notes', 'values', 'conflicts'] as const

/** What came after a merge and stays with whoever stayed; nothing where nothing came. */
export function MergeStays({ stays, intro }: { stays: Stays; intro: string }) {
  const t = useTranslations('merge')
  const lists = LISTS.filter(kind => stays[kind].length > 0)
  const fields = stays.fields.map(column =>
    readFieldName(column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())),
  )
  if (lists.length === 0 && fields.length === 0) return null
  return (
    <div className="mt-2 text-base">
      <p>{intro}</p>
      <ul className="mt-1 list-disc pl-5 marker:text-muted">
        {lists.map(kind => (
          <li key={kind} className="break-words">
            <span className="text-muted">{t(`story.${kind}`)}:</span>{' '}
            {stays[kind].map(({ label }) => (kind === 'chats' && /^\d+$/.test(label) ? `#${label}` : label)).join(', ')}
          </li>
        ))}
        {fields.length > 0 ? (
          <li>
            <span className="text-muted">{t('story.field')}:</span>{' '}
            {fields.map(field => (field.isOurs ? t(`fields.${field.name}`) : field.name)).join(', ')}
          </li>
        ) : null}
      </ul>
    </div>
  )
}
