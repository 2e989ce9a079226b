import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ClientMessages } from '@/components/layout/client-messages'
import { PutOff } from '@/components/set-up/put-off'
import { stepAddress } from '@/components/set-up/step-address'
import { StepProgress } from '@/components/set-up/step-progress'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/components/ui/search-params'
import { requireAdmin } from '@/lib/auth/require-user'
import type { Namespace } from '@/lib/i18n/messages'
import { findSetUpChannel, getSetUpFacts, isSetUpOpen } from '@/lib/set-up/queries'
import { finishedSteps, neighboursOf, openingStep, readStep, type SetUpStep } from '@/lib/set-up/steps'
import { StepBody } from './step-body'

type SetUpPageProps = { searchParams: Promise<SearchParams> }

// The words of one step, beside those of the first steps themselves.
const WORDS: Partial<Record<SetUpStep, Namespace[]>> = {
  company: ['settings'],
  hours: ['settings'],
  channel: ['channels'],
  jivo: ['channels'],
  waiting: ['simulator', 'deliveries'],
  operators: ['operators'],
  people: ['people'],
  demo: ['simulator'],
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setup')
  return { title: t('title') }
}

/** From nothing to the first chat, one step at a time. */
export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  const user = await requireAdmin()
  const params = await searchParams
  const asked = (name: string) => [params[name]].flat()[0] ?? null
  const channel = await findSetUpChannel(asked('channel'))
  const channelId = channel?.id ?? null
  const [t, facts, isOpen] = await Promise.all([getTranslations('setup'), getSetUpFacts(channelId), isSetUpOpen()])
  const step = readStep(asked('step'))
  // The step gets its address at once: what is done in it must not move the page on under one's hands.
  if (!step) redirect(stepAddress(openingStep(facts), channelId))
  const { before, after } = neighboursOf(step)
  return (
    <ClientMessages namespaces={['setup', ...(WORDS[step] ?? [])]}>
      <div className="mx-auto max-w-[42rem]">
        <PageHeader
          title={t('title')}
          text={step === 'company' ? t('text') : undefined}
          actions={step === 'done' ? null : <PutOff label={t(isOpen ? 'later' : 'leave')} />}
        />
        <StepProgress step={step} finished={finishedSteps(facts)} channelId={channelId} />
        <StepBody
          key={`${step} ${channelId}`}
          {...{ step, facts, channel, user, isFirstTime: isOpen }}
          back={before && stepAddress(before, channelId)}
          next={stepAddress(after ?? 'done', channelId)}
        />
      </div>
    </ClientMessages>
  )
}
