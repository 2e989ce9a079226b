import { Headset } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { AddOperator } from '@/components/team/add-operator'
import { OperatorList } from '@/components/team/operator-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { countMovableLeads } from '@/lib/leads/reassign-queries'
import { listManagers, listOperators, type OperatorRow } from '@/lib/team/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('operators')
  return { title: t('title') }
}

export default async function OperatorsPage() {
  await requireAdmin()
  const [t, operators, managers, leads] = await Promise.all([
    getTranslations('operators'),
    listOperators(),
    listManagers(),
    countMovableLeads(),
  ])
  const movable = Object.fromEntries(operators.map(operator => [operator.id, countMovable(operator, leads)]))
  const people = operators.filter(operator => !operator.bot)
  return (
    <ClientMessages namespaces={['operators']}>
      <PageHeader
        title={t('title')}
        count={operators.length || undefined}
        text={t('text')}
        actions={<AddOperator managers={managers} />}
      />
      {operators.length === 0 ? (
        <EmptyState icon={Headset} title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <>
          <OperatorList
            label={t('without')}
            operators={people.filter(operator => !operator.manager)}
            managers={managers}
            movable={movable}
          />
          <OperatorList
            label={t('with')}
            operators={people.filter(operator => operator.manager)}
            managers={managers}
            movable={movable}
          />
          <OperatorList
            label={t('bots')}
            operators={operators.filter(operator => operator.bot)}
            managers={managers}
            movable={movable}
          />
        </>
      )}
    </ClientMessages>
  )
}

type Movable = Awaited<ReturnType<typeof countMovableLeads>>

function countMovable(operator: OperatorRow, leads: Movable): number {
  const { key, manager } = operator
  if (!manager) return 0
  return leads
    .filter(each => each.key === key && each.managerId !== manager.id)
    .reduce((sum, each) => sum + each.leads, 0)
}
