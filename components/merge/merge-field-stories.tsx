import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { readFieldName } from '@/lib/identity/field-name'
import type { FieldStory } from '@/lib/identity/merge-story'

type Names = { survivor: string; loser: string }

/** Where the two differed: what each had, and which of it stands since. */
export function MergeFieldStories({ fields, names }: { fields: FieldStory[]; names: Names }) {
  const t = useTranslations('merge.story')
  if (fields.length === 0) return null
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('fields')} />
      <ul className="divide-y divide-line border-t border-line">
        {fields.map(field => (
          <li key={field.field} className="grid gap-x-4 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[8rem_1fr_1fr]">
            <h3 className="text-sm font-semibold text-muted"><FieldName field={field.field} /></h3>
            <Side name={names.survivor} value={field.survivor} stands={field.survivor === field.after} />
            <Side name={names.loser} value={field.loser} stands={field.loser === field.after} />
            {field.after !== null && field.after !== field.survivor && field.after !== field.loser ? (
              <p className="text-base break-words whitespace-pre-line sm:col-span-2 sm:col-start-2">{t('joined', { value: field.after })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Side({ name, value, stands }: { name: string; value: string | null; stands: boolean }) {
  const t = useTranslations('merge')
  return (
    <div className="min-w-0">
      <p className="flex items-center gap-2 text-xs text-muted">
        <span className="truncate">{name}</span>
        {stands && value !== null ? <Badge tone="accent" icon={Check}>{t('story.stands')}</Badge> : null}
      </p>
      <p className={cn('text-base break-words whitespace-pre-line', stands && value !== null ? 'font-semibold' : 'text-muted')}>{value ?? t('fields.empty')}</p>
    </div>
  )
}

function FieldName({ field }: { field: string }) {
  const t = useTranslations('merge.fields')
  if (field === 'owner' || field === 'tags') return t(field)
  const name = readFieldName(field)
  return name.isOurs ? t(name.name) : name.name
}
