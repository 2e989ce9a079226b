import { CircleAlert, FileSpreadsheet } from '@/components/ui/icons'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import type { LoggedExport } from '@/lib/export/log-queries'

/** Who took which lists along, newest first; nothing where nobody has. */
export function ExportLog({ exports }: { exports: LoggedExport[] }) {
  const t = useTranslations('export.log')
  if (exports.length === 0) return null
  return (
    <section aria-label={t('title')} className="mt-8">
      <h2 className="mb-2 text-base font-semibold">{t('title')}</h2>
      <List>
        {exports.map(entry => (
          <ListRow
            key={entry.id}
            start={<FileSpreadsheet aria-hidden className="size-4 shrink-0 text-muted" />}
            title={<Taken entry={entry} />}
            detail={<Asked entry={entry} />}
            badges={entry.complete ? null : <Badge icon={CircleAlert}>{t('broken')}</Badge>}
            end={<RelativeTime at={entry.at.toISOString()} />}
          />
        ))}
      </List>
    </section>
  )
}

function Taken({ entry: { by, list, rows } }: { entry: LoggedExport }) {
  const t = useTranslations('export.log')
  return (
    <>
      {by ?? t('gone')}
      <span className="font-normal"> · {rows === null ? t(`unknown.${list}`) : t(list, { rows })}</span>
    </>
  )
}

function Asked({ entry: { filters, columns } }: { entry: LoggedExport }) {
  const t = useTranslations('export.log')
  const locale = useLocale()
  const names = Object.entries(filters).map(([name, value]) => filterName(name, value, t))
  return (
    <>
      <span title={t('columnsTitle', { names: columns.join(', ') })}>{t('columns', { count: columns.length })}</span>
      {names.length > 0 ? ` · ${t('filters', { names: new Intl.ListFormat(locale).format(names) })}` : null}
    </>
  )
}

const KNOWN = ['status', 'manager', 'channelId', 'source', 'incomplete', 'lacks'] as const

function filterName(name: string, value: unknown, t: ReturnType<typeof useTranslations<'export.log'>>): string {
  if (name === 'q') return t('filter.q', { words: String(value) })
  const known = KNOWN.find(each => each === name)
  return known ? t(`filter.${known}`) : name
}
