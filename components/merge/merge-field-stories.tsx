import { Check } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { OwnFields } from '@/lib/identity/merge-plan'
import type { FieldStory } from '@/lib/identity/merge-story'
import { FieldName, FieldText } from './field-words'

type Names = { survivor: string; loser: string }

/** Where the two differed: what each had, and which of it stands since. */
export function MergeFieldStories({ fields, own, names }: { fields: FieldStory[]; own: OwnFields; names: Names }) {
  const t = useTranslations('merge.story')
  if (fields.length === 0) return null
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('fields')} />
      <ul className="divide-y divide-line border-t border-line">
        {fields.map(field => (
          <li key={field.field} className="grid gap-x-4 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[8rem_1fr_1fr]">
            <h3 className="min-w-0 text-sm font-semibold break-words text-muted">
              <FieldName field={field.field} own={own} />
            </h3>
            <Side name={names.survivor} stands={field.survivor !== null && field.survivor === field.after}>
              <FieldText field={field.field} own={own} value={field.survivor} />
            </Side>
            <Side name={names.loser} stands={field.loser !== null && field.loser === field.after}>
              <FieldText field={field.field} own={own} value={field.loser} />
            </Side>
            {field.after !== null && field.after !== field.survivor && field.after !== field.loser ? (
              <p className="text-base break-words whitespace-pre-line sm:col-span-2 sm:col-start-2">
                {t('joined', { value: field.after })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Side({ name, stands, children }: { name: string; stands: boolean; children: ReactNode }) {
  const t = useTranslations('merge.story')
  return (
    <div className="min-w-0">
      <p className="flex items-center gap-2 text-xs text-muted">
        <span className="truncate">{name}</span>
        {stands ? (
          <Badge tone="accent" icon={Check}>
            {t('stands')}
          </Badge>
        ) : null}
      </p>
      <p className={cn('text-base break-words whitespace-pre-line', stands ? 'font-semibold' : 'text-muted')}>
        {children}
      </p>
    </div>
  )
}
