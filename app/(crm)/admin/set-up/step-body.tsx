import { getTranslations } from 'next-intl/server'
import { ChannelStep } from '@/components/set-up/channel-step'
import { CompanyStep } from '@/components/set-up/company-step'
import { DoneStep } from '@/components/set-up/done-step'
import { HoursStep } from '@/components/set-up/hours-step'
import { JivoStep } from '@/components/set-up/jivo-step'
import { NextStep, StepFoot, StepFrame } from '@/components/set-up/step-frame'
import { WaitingStep } from '@/components/set-up/waiting-step'
import { DemoData } from '@/components/simulator/demo-data'
import { AddOperator } from '@/components/team/add-operator'
import { InvitePerson } from '@/components/team/invite-person'
import { OperatorList } from '@/components/team/operator-list'
import { PeopleList } from '@/components/team/people-list'
import type { SessionUser } from '@/lib/auth/permissions'
import { env } from '@/lib/env'
import { countRefused, findArrival, listSetUpChannels, type SetUpChannel } from '@/lib/set-up/queries'
import type { SetUpFacts, SetUpStep } from '@/lib/set-up/steps'
import { getSettings } from '@/lib/settings/queries'
import { timeZoneChoices } from '@/lib/settings/time-zones'
import { countSimulated } from '@/lib/simulator/queries'
import { listManagers, listOperators, listPeople } from '@/lib/team/queries'

type StepProps = {
  facts: SetUpFacts
  /** The channel the steps are about, where there is one. */
  channel: SetUpChannel | null
  user: SessionUser
  isFirstTime: boolean
  back: string | null
  next: string
}

/** The step at hand, with what it has to read. */
export function StepBody({ step, ...props }: StepProps & { step: SetUpStep }) {
  const Step = STEPS[step]
  return <Step {...props} />
}

const STEPS = {
  company: Company,
  hours: Hours,
  channel: Channel,
  jivo: Jivo,
  waiting: Waiting,
  operators: Operators,
  people: People,
  demo: Demo,
  done: Done,
} satisfies Record<SetUpStep, (props: StepProps) => unknown>

async function Company({ isFirstTime, next }: StepProps) {
  const settings = await getSettings()
  return <CompanyStep {...{ settings, isFirstTime, next }} zones={timeZoneChoices(settings.timeZone)} />
}

async function Hours({ back, next }: StepProps) {
  return <HoursStep settings={await getSettings()} back={back ?? next} next={next} />
}

async function Channel({ back, next }: StepProps) {
  return <ChannelStep channels={await listSetUpChannels()} back={back ?? next} skip={next} />
}

function Jivo({ channel, back, next }: StepProps) {
  return <JivoStep {...{ channel, next }} appUrl={env.APP_URL} back={back ?? next} />
}

async function Waiting(props: StepProps) {
  const { channel, back, next } = props
  if (!channel) return <Jivo {...props} />
  const [arrival, refused] = await Promise.all([findArrival(channel.id), countRefused(channel.id, new Date())])
  return <WaitingStep {...{ channel, next }} first={{ arrival, refused }} appUrl={env.APP_URL} back={back ?? next} />
}

async function Operators({ back, next }: StepProps) {
  const [t, words, operators, managers] = await Promise.all([
    getTranslations('setup.operators'),
    getTranslations('operators'),
    listOperators(),
    listManagers(),
  ])
  const people = operators.filter(operator => !operator.bot)
  const lists = [
    [words('without'), people.filter(operator => !operator.manager)],
    [words('with'), people.filter(operator => operator.manager)],
  ] as const
  return (
    <StepFrame title={t('title')} text={t('text')} foot={<Onwards {...{ back, next }} />}>
      {people.length === 0 ? <p className="text-base text-muted">{t('empty')}</p> : null}
      <div className="empty:hidden [&>section]:mb-4">
        {lists.map(([label, listed]) => (
          <OperatorList key={label} operators={listed} {...{ label, managers }} movable={{}} />
        ))}
      </div>
      <div>
        <AddOperator managers={managers} />
      </div>
    </StepFrame>
  )
}

async function People({ user, back, next }: StepProps) {
  const [t, people] = await Promise.all([getTranslations('setup.people'), listPeople()])
  return (
    <StepFrame title={t('title')} text={t('text')} foot={<Onwards {...{ back, next }} />}>
      <PeopleList people={people} myId={user.id} now={new Date()} />
      <div>
        <InvitePerson tone="secondary" />
      </div>
    </StepFrame>
  )
}

async function Demo({ back, next }: StepProps) {
  const [t, { demo }] = await Promise.all([getTranslations('setup.demo'), countSimulated()])
  return (
    <StepFrame title={t('title')} text={t('text')} foot={<Onwards {...{ back, next }} />}>
      <DemoData counts={demo} />
    </StepFrame>
  )
}

async function Done({ facts, channel, back, next }: StepProps) {
  const { companyName } = await getSettings()
  return <DoneStep {...{ facts, channel, companyName }} back={back ?? next} />
}

function Onwards({ back, next }: { back: string | null; next: string }) {
  return (
    <StepFoot back={back}>
      <NextStep href={next} />
    </StepFoot>
  )
}
