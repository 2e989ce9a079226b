import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { stepsInOrder, type LadderStep } from '@/lib/leads/assign-owner'

export type LadderSetup = {
  contactOwnerFirst: boolean
  transferOwner: 'last' | 'first'
  unmappedOperators: number
  departmentRules: number
  sourceRules: number
  roundRobin: boolean
  poolSize: number
  poolHere: number
  channels: { id: string; name: string; manager: string | null }[]
  defaultOwner: string | null
  waiting: number
}

/** The whole assignment as a list one can read aloud: who is asked first, and what each step does at this moment. */
export function LadderInWords({ setup }: { setup: LadderSetup }) {
  const t = useTranslations('assignment.ladder')
  const steps = useTranslations('leads.reason.step')
  const say = useStepWords(setup)
  return (
    <Card>
      <CardHeader title={t('title')} />
      <ol className="flex flex-col divide-y divide-line px-4 pb-1">
        <Step place={1} name={t('hand')} text={t('handText')} />
        {stepsInOrder(setup.contactOwnerFirst).map((step, at) => (
          <Step key={step} place={at + 2} name={steps(step)} {...say[step]} />
        ))}
        <Step
          place={10}
          name={t('queue')}
          text={t.rich('queueText', {
            count: setup.waiting,
            queue: chunks => <TextLink href="/queue">{chunks}</TextLink>,
          })}
        />
      </ol>
    </Card>
  )
}

type Said = { text: ReactNode; idle?: boolean }

function useStepWords(setup: LadderSetup): Record<LadderStep, Said> {
  const t = useTranslations('assignment.ladder')
  const operators = (chunks: ReactNode) => <TextLink href="/admin/operators">{chunks}</TextLink>
  const channels = setup.channels.map(({ name, manager }) => t('ofChannel', { name, manager: manager ?? t('nobody') }))
  return {
    operator: {
      text: (
        <>
          {t(setup.transferOwner === 'first' ? 'operatorFirst' : 'operatorLast')}{' '}
          {setup.unmappedOperators > 0 ? t.rich('unmapped', { count: setup.unmappedOperators, operators }) : null}
        </>
      ),
    },
    assigned_agent: { text: t('assignedAgent') },
    contact_owner: { text: t(setup.contactOwnerFirst ? 'contactOwnerFirst' : 'contactOwner') },
    department_rule: { text: t('rules', { count: setup.departmentRules }), idle: setup.departmentRules === 0 },
    source_rule: { text: t('rules', { count: setup.sourceRules }), idle: setup.sourceRules === 0 },
    round_robin: {
      text: setup.roundRobin ? t('roundRobin', { count: setup.poolSize, here: setup.poolHere }) : t('roundRobinOff'),
      idle: !setup.roundRobin || setup.poolSize === 0,
    },
    channel_default: {
      text: channels.length > 0 ? channels.join(' · ') : t('noChannels'),
      idle: setup.channels.every(({ manager }) => manager === null),
    },
    account_default: {
      text:
        setup.defaultOwner ??
        t.rich('noDefault', { settings: chunks => <TextLink href="/admin/settings#owners">{chunks}</TextLink> }),
      idle: setup.defaultOwner === null,
    },
  }
}

function Step({ place, name, text, idle = false }: { place: number; name: string } & Said) {
  const t = useTranslations('assignment.ladder')
  return (
    <li className="flex gap-3 py-2.5">
      <span
        aria-hidden
        className={[
          'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full text-xs font-semibold tabular-nums',
          idle ? 'border border-line text-muted' : 'bg-accent-soft text-accent-ink',
        ].join(' ')}
      >
        {place}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 text-base font-semibold">
          {name}
          {idle ? <Badge>{t('idle')}</Badge> : null}
        </p>
        <p className="text-sm text-pretty break-words text-muted">{text}</p>
      </div>
    </li>
  )
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="font-semibold text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {children}
    </Link>
  )
}
