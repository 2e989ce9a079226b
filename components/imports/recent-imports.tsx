import { FileSpreadsheet } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { isUnderWay, type ImportState } from '@/lib/imports/import-state'
import type { ImportView } from '@/lib/imports/queries'

const TONES: Partial<Record<ImportState, Tone>> = { done: 'good', mapping: 'warn', checked: 'warn' }

/** The files of the last days: what became of them, and the way back to each. */
export function RecentImports({ imports, timeZone }: { imports: ImportView[]; timeZone: string }) {
  const t = useTranslations('imports.recent')
  return (
    <section aria-labelledby="recent-imports">
      <h2 id="recent-imports" className="mb-2 text-base font-semibold">
        {t('title')}
      </h2>
      <List>
        {imports.map(file => (
          <ListRow
            key={file.id}
            href={`/contacts/import/${file.id}`}
            start={<FileSpreadsheet aria-hidden className="size-4 shrink-0 text-muted" />}
            title={file.fileName}
            detail={file.createdBy ?? undefined}
            badges={
              <Badge
                tone={isUnderWay(file.state) ? 'info' : (TONES[file.state] ?? 'neutral')}
                live={isUnderWay(file.state)}
              >
                {t(`state.${file.state}`)}
              </Badge>
            }
            end={<RelativeTime at={file.createdAt.toISOString()} timeZone={timeZone} />}
          />
        ))}
      </List>
    </section>
  )
}
