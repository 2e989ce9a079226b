import { CircleCheck, CircleDashed, Clapperboard, PackageCheck, Settings2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { List, ListRow } from '@/components/ui/list-row'
import { isAllSet, type SetUpFacts, type SetUpStep } from '@/lib/set-up/steps'
import { PutOff } from './put-off'
import { stepAddress } from './step-address'
import { StepFoot, StepFrame } from './step-frame'

const nextThings = [
  { key: 'simulator', icon: Clapperboard, href: '/admin/simulator' },
  { key: 'settings', icon: Settings2, href: '/admin/settings' },
  { key: 'deliveries', icon: PackageCheck, href: '/admin/deliveries' },
] as const

type DoneStepProps = {
  facts: SetUpFacts
  /** The one whose events count here; null while there is none. */
  channel: { id: string; name: string } | null
  companyName: string
  back: string
}

/** What stands, what is missing, and what to do now. */
export function DoneStep({ facts, channel, companyName, back }: DoneStepProps) {
  const t = useTranslations('setup.done')
  return (
    <StepFrame
      title={t(isAllSet(facts) ? 'title' : 'titleAlmost')}
      text={t('text')}
      foot={
        <StepFoot back={back}>
          <PutOff label={t('finish')} tone="primary" />
        </StepFoot>
      }
    >
      <Standing {...{ facts, channel, companyName }} />
      <div>
        <h3 className="mb-2 text-base font-semibold">{t('nextTitle')}</h3>
        <List>
          {nextThings.map(({ key, icon: Icon, href }) => (
            <ListRow
              key={key}
              href={href}
              start={<Icon aria-hidden className="size-5 shrink-0 text-muted" strokeWidth={1.75} />}
              title={t(`next.${key}Link`)}
              detail={<span className="whitespace-normal">{t(`next.${key}`)}</span>}
            />
          ))}
        </List>
      </div>
    </StepFrame>
  )
}

function Standing({ facts, channel, companyName }: Omit<DoneStepProps, 'back'>) {
  const t = useTranslations('setup.done')
  const step = useTranslations('setup.steps')
  const lines: { step: SetUpStep; ok: boolean; words: string }[] = [
    {
      step: 'company',
      ok: facts.hasCompanyName,
      words: facts.hasCompanyName ? t('have.company', { name: companyName }) : t('missing', { step: step('company') }),
    },
    { step: 'channel', ok: facts.channels > 0, words: t('have.channels', { count: facts.channels }) },
    {
      step: 'waiting',
      ok: facts.hasRealEvent,
      words: t(facts.hasRealEvent ? 'have.event' : 'have.noEvent', { channel: channel?.name ?? 'none' }),
    },
    {
      step: 'operators',
      ok: facts.operators > 0 && facts.unmappedOperators === 0,
      words: facts.operators > 0 ? t('have.operators', { count: facts.unmappedOperators }) : t('have.noOperators'),
    },
    { step: 'people', ok: facts.people > 1, words: t('have.people', { count: facts.people }) },
  ]
  return (
    <ul className="grid gap-1">
      {lines.map(line => (
        <li key={line.step}>
          <Link
            href={stepAddress(line.step, channel?.id)}
            className="-mx-2 flex min-h-9 items-center gap-2.5 rounded-md px-2 text-base transition-colors hover:bg-hover touch:min-h-11"
          >
            {line.ok ? (
              <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
            ) : (
              <CircleDashed aria-hidden className="size-4 shrink-0 text-muted" />
            )}
            <span className={line.ok ? '' : 'text-muted'}>{line.words}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
