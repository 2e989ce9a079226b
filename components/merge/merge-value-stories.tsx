import { Mail, Phone, Star } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { ValueStory } from '@/lib/identity/merge-story'

/** Where the e-mails and phones came from, which were left out, and which star moved. */
export function MergeValueStories({
  values,
  names,
}: {
  values: ValueStory[]
  names: { survivor: string; loser: string }
}) {
  const t = useTranslations('merge.story')
  if (values.length === 0) return null
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('values')} />
      <ul className="divide-y divide-line border-t border-line">
        {values.map(({ kind, shown, fate, star }) => {
          const Icon = kind === 'email' ? Mail : Phone
          return (
            <li key={`${kind} ${shown} ${fate}`} className="flex min-h-11 items-start gap-x-3 px-4 py-2.5">
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <span
                  className={cn(
                    'min-w-0 text-base break-all tabular-nums',
                    fate === 'dropped' && 'text-muted line-through',
                  )}
                >
                  {shown}
                </span>
                <span className="text-sm text-muted">
                  {t(`fate.${fate}`, { name: fate === 'stayed' ? names.survivor : names.loser })}
                </span>
                {star ? (
                  <Badge icon={Star} tone={star === 'given' ? 'accent' : 'neutral'}>
                    {t(`star.${star}`)}
                  </Badge>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
