import { Check } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { cn } from '@/components/ui/cn'
import { setUpSteps, type SetUpStep } from '@/lib/set-up/steps'
import { stepAddress } from './step-address'

type StepProgressProps = { step: SetUpStep; finished: ReadonlySet<SetUpStep>; channelId: string | null }

const COUNTED: readonly SetUpStep[] = setUpSteps.filter(step => step !== 'done')

/** How far one is, and the way to any step. */
export function StepProgress({ step, finished, channelId }: StepProgressProps) {
  const t = useTranslations('setup')
  const number = COUNTED.indexOf(step) + 1
  return (
    <nav aria-label={t('progress')} className="mb-6">
      <p className="mb-1 flex items-center gap-2 text-sm text-muted tabular-nums">
        {number > 0 ? t('stepOf', { number, count: COUNTED.length }) : t('steps.done')}
        {number > 0 ? (
          <>
            <span aria-hidden>·</span>
            <span className="font-semibold text-ink">{t(`steps.${step}`)}</span>
            {finished.has(step) ? (
              <span className="inline-flex items-center gap-1 text-good-ink">
                <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
                {t('finished')}
              </span>
            ) : null}
          </>
        ) : null}
      </p>
      <ol className="flex gap-1">
        {COUNTED.map((each, index) => (
          <li key={each} className="min-w-0 flex-1">
            <Link
              href={stepAddress(each, channelId)}
              aria-current={each === step ? 'step' : undefined}
              title={t(`steps.${each}`)}
              className="group block rounded-md py-2.5 touch:py-5"
            >
              <span className="sr-only">
                {`${index + 1}. ${t(`steps.${each}`)}${finished.has(each) ? ` (${t('finished')})` : ''}`}
              </span>
              <span
                aria-hidden
                className={cn(
                  'block h-1.5 rounded-full transition-colors group-hover:bg-accent',
                  each === step ? 'bg-accent' : finished.has(each) ? 'bg-good' : 'bg-line',
                )}
              />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
