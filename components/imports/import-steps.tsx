import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'

const STEPS = ['file', 'columns', 'check', 'result'] as const

/** How far the file is on its way. */
export function ImportSteps({ step }: { step: (typeof STEPS)[number] }) {
  const t = useTranslations('imports.steps')
  const at = STEPS.indexOf(step)
  return (
    <div role="group" aria-label={t('label')} className="mb-5 max-w-3xl">
      <p className="mb-2 flex items-center gap-2 text-sm text-muted tabular-nums">
        {t('of', { number: at + 1, count: STEPS.length })}
        <span aria-hidden>·</span>
        <span className="font-semibold text-ink">{t(step)}</span>
      </p>
      <ol aria-hidden className="flex gap-1">
        {STEPS.map((each, index) => (
          <li
            key={each}
            className={cn('h-1.5 flex-1 rounded-full', index < at ? 'bg-good' : index === at ? 'bg-accent' : 'bg-line')}
          />
        ))}
      </ol>
    </div>
  )
}
