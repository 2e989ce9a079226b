import { ArrowLeft } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

type StepFrameProps = { title: ReactNode; text?: ReactNode; foot?: ReactNode; children?: ReactNode }

/** One step: what it is for, what to do, and the way on. */
export function StepFrame({ title, text, foot, children }: StepFrameProps) {
  return (
    <section aria-labelledby="step-title" className="rounded-lg border border-line bg-surface">
      <header className="px-4 pt-5 sm:px-6">
        <h2 id="step-title" className="text-lg font-semibold">
          {title}
        </h2>
        {text ? <p className="mt-1 text-base text-pretty text-muted">{text}</p> : null}
      </header>
      {children ? <div className="flex flex-col gap-5 px-4 pt-5 pb-6 sm:px-6">{children}</div> : null}
      {foot}
    </section>
  )
}

type StepFootProps = {
  /** The step before, where there is one. */
  back: string | null
  /** Leaves the step out. */
  skip?: string | null
  /** Something else to do here, in the place of leaving the step out. */
  aside?: ReactNode
  /** The button that leads on, or the link to the next step. */
  children?: ReactNode
}

/**
 * Back, leave out, go on. Three of them do not fit beside one another on a phone: there the way on takes the whole
 * width below the other two.
 */
export function StepFoot({ back, skip = null, aside = null, children }: StepFootProps) {
  const t = useTranslations('setup')
  const other = skip ? (
    <Button asChild tone="quiet">
      <Link href={skip}>{t('skip')}</Link>
    </Button>
  ) : (
    aside
  )
  const areThree = back !== null && other !== null
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 sm:px-6">
      {back ? (
        <Button asChild tone="quiet" className="-ml-2">
          <Link href={back}>
            <ArrowLeft aria-hidden />
            {t('back')}
          </Link>
        </Button>
      ) : null}
      {other ? <div className={cn('ml-auto', areThree && 'max-sm:-mr-2')}>{other}</div> : null}
      <div className={cn('empty:hidden', !other && 'ml-auto', areThree && 'max-sm:grid max-sm:w-full')}>{children}</div>
    </footer>
  )
}

/** The link to the next step, dressed as the button of the step. */
export function NextStep({
  href,
  tone = 'primary',
  children,
}: {
  href: string
  tone?: 'primary' | 'secondary'
  children?: ReactNode
}) {
  const t = useTranslations('setup')
  return (
    <Button asChild tone={tone}>
      <Link href={href}>{children ?? t('next')}</Link>
    </Button>
  )
}
