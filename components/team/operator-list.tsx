import { Bot, Clapperboard } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BreakableAddress } from '@/components/ui/breakable'
import { List } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import { isSimulatedOperator } from '@/lib/simulator/simulated-operator'
import type { OperatorRow, PersonOption } from '@/lib/team/queries'
import { OperatorManager } from './operator-manager'
import { ReassignLeads } from './reassign-leads'

type OperatorListProps = {
  label: string
  operators: OperatorRow[]
  managers: PersonOption[]
  /** How many open leads of an operator, by its id, are not yet its manager's. */
  movable: Record<string, number>
}

/** Operators of Jivo with their chats and whose they are; nothing where there are none. */
export function OperatorList({ label, operators, managers, movable }: OperatorListProps) {
  if (operators.length === 0) return null
  return (
    <section aria-label={label} className="mb-6">
      <h2 className="mb-2 flex items-baseline gap-2 text-base font-semibold">
        {label}
        <span className="font-normal text-muted tabular-nums">{operators.length}</span>
      </h2>
      <List>
        {operators.map(operator => (
          <OperatorItem key={operator.id} operator={operator} managers={managers} movable={movable[operator.id] ?? 0} />
        ))}
      </List>
    </section>
  )
}

type OperatorItemProps = { operator: OperatorRow; managers: PersonOption[]; movable: number }

function OperatorItem({ operator, managers, movable }: OperatorItemProps) {
  const t = useTranslations('operators')
  const name = operator.name ?? operator.key
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <Avatar name={name} seed={operator.manager?.id ?? operator.key} />
      <div className="min-w-0 flex-1 basis-44">
        <div className="flex items-center gap-2">
          <p className="min-w-0 truncate text-base font-semibold">{name}</p>
          {isSimulatedOperator(operator.key) ? <Badge icon={Clapperboard}>{t('simulated')}</Badge> : null}
        </div>
        <p className="text-sm text-muted sm:flex sm:gap-x-1">
          {operator.name ? (
            <>
              <span className="block min-w-0 max-sm:wrap-anywhere sm:truncate">
                <BreakableAddress text={operator.key} />
              </span>
              <span aria-hidden className="max-sm:hidden">
                ·
              </span>
            </>
          ) : null}
          <span className="block shrink-0">
            {t('chats', { count: operator.chats })}
            {operator.lastChatAt ? (
              <>
                {' · '}
                <RelativeTime at={operator.lastChatAt} />
              </>
            ) : null}
          </span>
        </p>
      </div>
      {operator.manager && movable > 0 ? (
        <ReassignLeads operatorId={operator.id} manager={operator.manager.name} leads={movable} />
      ) : null}
      {operator.bot ? (
        <Badge icon={Bot}>{t('bot')}</Badge>
      ) : (
        <OperatorManager operator={operator} managers={managers} />
      )}
    </li>
  )
}
