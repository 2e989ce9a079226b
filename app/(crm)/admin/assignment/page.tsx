import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LadderInWords } from '@/components/assignment/ladder-in-words'
import { NewRule } from '@/components/assignment/new-rule'
import { PoolList } from '@/components/assignment/pool-list'
import { Rehearsal } from '@/components/assignment/rehearsal'
import { RoundRobinSwitch } from '@/components/assignment/round-robin-switch'
import { RuleList } from '@/components/assignment/rule-list'
import { ClientMessages } from '@/components/layout/client-messages'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-user'
import { listChannelDefaults, listRules, listSeenValues } from '@/lib/leads/assignment-queries'
import { countUnowned } from '@/lib/leads/queue-queries'
import { getSettings } from '@/lib/settings/queries'
import { listPool } from '@/lib/team/pool-queries'
import { listManagers, listOperators } from '@/lib/team/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assignment')
  return { title: t('title') }
}

/** Who gets which chat: the ladder in words, its rules, the round robin, and a rehearsal of it all. */
export default async function AssignmentPage() {
  await requireAdmin()
  const now = new Date()
  const settings = await getSettings()
  const calendar = { hours: settings.workingHours, holidays: settings.holidays, timeZone: settings.timeZone }
  const [t, people, rules, channels, seen, operators, managers, queue] = await Promise.all([
    getTranslations('assignment'),
    listPool(calendar, now),
    listRules(),
    listChannelDefaults(),
    listSeenValues(),
    listOperators(),
    listManagers(),
    countUnowned(now),
  ])
  const byDepartment = rules.filter(({ subject }) => subject === 'department')
  const bySource = rules.filter(({ subject }) => subject !== 'department')
  const inPool = people.filter(person => person.inPool)
  const setup = {
    contactOwnerFirst: settings.contactOwnerFirst,
    transferOwner: settings.transferOwner,
    unmappedOperators: operators.filter(operator => !operator.bot && !operator.manager).length,
    departmentRules: byDepartment.length,
    sourceRules: bySource.length,
    roundRobin: settings.roundRobin,
    poolSize: inPool.length,
    poolHere: inPool.filter(person => person.absence === null).length,
    channels: channels.map(({ id, name, manager }) => ({ id, name, manager: manager?.active ? manager.name : null })),
    defaultOwner: managers.find(({ id }) => id === settings.defaultOwnerId)?.name ?? null,
    waiting: queue.waiting,
  }
  return (
    <ClientMessages namespaces={['assignment', 'leads', 'settings', 'account']}>
      <PageHeader title={t('title')} text={t('text')} />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
        <div className="flex min-w-0 flex-col gap-5">
          <LadderInWords setup={setup} />
          <Card>
            <CardHeader title={t('rules.title')} />
            <CardBody className="flex flex-col gap-5">
              <p className="text-base text-muted">{t(rules.length > 0 ? 'rules.text' : 'rules.empty')}</p>
              <RuleList label={t('rules.byDepartment')} rules={byDepartment} />
              <RuleList label={t('rules.bySource')} rules={bySource} />
              <NewRule seen={seen} channels={channels} managers={managers} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={t('pool.title')} />
            <CardBody className="flex flex-col gap-4">
              <RoundRobinSwitch on={settings.roundRobin} version={settings.version} />
              <PoolList people={people} companyHours={settings.workingHours} />
            </CardBody>
          </Card>
        </div>
        <Card className="xl:sticky xl:top-7">
          <CardHeader title={t('rehearsal.title')} />
          <CardBody>
            <p className="mb-3 text-sm text-muted">{t('rehearsal.text')}</p>
            <Rehearsal channels={channels} operators={operators} seen={seen} />
          </CardBody>
        </Card>
      </div>
    </ClientMessages>
  )
}
