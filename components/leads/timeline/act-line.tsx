import { useTranslations } from 'next-intl'
import { FoldedDetails } from '@/components/ui/folded-details'
import type { Act } from '@/lib/contacts/fold-acts'
import type { FoldedChange } from '@/lib/leads/timeline/timeline-entries'
import { ChangeLine } from './change-line'

/** One act as one line; what else it changed, and its undo, stand behind “details”. */
export function ActLine({ act: { head, rest, isUndone } }: { act: Act<FoldedChange> }) {
  const t = useTranslations('timeline.change')
  return (
    <ChangeLine change={head} isUndone={isUndone}>
      {rest.length > 0 ? (
        <FoldedDetails label={t('details', { count: rest.length })}>
          {rest.map(change => (
            <li key={change.id} className="-mx-4">
              <ChangeLine change={change} />
            </li>
          ))}
        </FoldedDetails>
      ) : null}
    </ChangeLine>
  )
}
