import { Inbox } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Badge } from '@/components/ui/badge'
import type { ResultRow } from '@/lib/imports/queries'
import type { Target } from '@/lib/imports/guess-columns'
import { OUTCOME_LOOKS } from './outcome-looks'
import { saidWords } from './said-words'

type RowListProps = { rows: ResultRow[]; mapping: Target[] }

/** Rows of the file, each with what comes of it and why. */
export function RowList({ rows, mapping }: RowListProps) {
  const t = useTranslations('imports')
  if (rows.length === 0) return <p className="py-6 text-base text-muted">{t('rows.none')}</p>
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {rows.map(row => (
        <Row key={row.number} row={row} mapping={mapping} />
      ))}
    </ul>
  )
}

function Row({ row, mapping }: { row: ResultRow; mapping: Target[] }) {
  const t = useTranslations('imports')
  const say = useTranslations('imports.said')
  const { icon, tone } = OUTCOME_LOOKS[row.outcome]
  const cellsOf = (target: Target) =>
    row.cells.filter((cell, index) => mapping[index] === target && cell.trim() !== '').join(' ')
  const name = cellsOf('name') || t('rows.noName')
  // No number breaks in the middle.
  const detail = [cellsOf('email'), cellsOf('phone').replaceAll(' ', '\u00a0')].filter(Boolean).join(' · ')
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <span className="w-10 shrink-0 pt-0.5 text-sm text-muted tabular-nums">
        <span className="sr-only">{t('rows.line')} </span>
        {row.number}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 text-base font-semibold break-words">
            {row.contact ? (
              <Link href={`/contacts/${row.contact.id}`} className="hit text-accent-ink hover:underline">
                {row.contact.name ?? name}
              </Link>
            ) : (
              name
            )}
          </span>
          <Badge tone={tone} icon={icon}>
            {t(`outcome.${row.outcome}`)}
          </Badge>
          {row.lead ? <LeadBadge lead={row.lead} /> : null}
          {row.undone ? (
            <Badge tone={row.undone === 'kept' ? 'warn' : 'neutral'}>{t(`undone.${row.undone}`)}</Badge>
          ) : null}
        </div>
        {detail ? <p className="text-sm break-words text-muted">{detail}</p> : null}
        {row.said.map((said, index) => (
          <p key={index} className="mt-0.5 text-sm break-words">
            {saidWords(say, said)}
          </p>
        ))}
      </div>
    </li>
  )
}

// What comes of the row's lead; a lead that is there can be opened.
function LeadBadge({ lead: { id, outcome, title } }: { lead: NonNullable<ResultRow['lead']> }) {
  const t = useTranslations('imports.leads')
  const badge = (
    <Badge tone={outcome === 'unchanged' ? 'neutral' : 'accent'} icon={Inbox}>
      {t(outcome)}
    </Badge>
  )
  if (id === null) return badge
  return (
    <Link href={`/leads/${id}`} title={title ?? undefined} className="hit rounded hover:underline">
      {badge}
    </Link>
  )
}
