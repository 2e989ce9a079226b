import { CircleAlert, CircleCheck, Info, TriangleAlert, type IconComponent } from './icons'
import type { ReactNode } from 'react'
import { cn } from './cn'

const looks = {
  warn: { icon: TriangleAlert, frame: 'border-warn-line bg-warn-soft', mark: 'text-warn-ink' },
  danger: { icon: CircleAlert, frame: 'border-danger-line bg-danger-soft', mark: 'text-danger-ink' },
  info: { icon: Info, frame: 'border-info-line bg-info-soft', mark: 'text-info-ink' },
  good: { icon: CircleCheck, frame: 'border-good-line bg-good-soft', mark: 'text-good-ink' },
} satisfies Record<string, { icon: IconComponent; frame: string; mark: string }>

type AlertProps = {
  /** warn = conflict, danger = failed, info = running now, good = done. */
  tone: keyof typeof looks
  icon?: IconComponent
  title: ReactNode
  /** Read aloud as soon as it appears. */
  urgent?: boolean
  actions?: ReactNode
  className?: string
  children?: ReactNode
}

/** Something to know before going on. */
export function Alert({ tone, icon, title, urgent = false, actions, className, children }: AlertProps) {
  const look = looks[tone]
  const Icon = icon ?? look.icon
  return (
    <div
      role={urgent ? 'alert' : undefined}
      className={cn('flex gap-3 rounded-lg border px-4 py-3', look.frame, className)}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', look.mark)} />
      <div className="min-w-0 flex-1">
        <p className={cn('text-base font-semibold', look.mark)}>{title}</p>
        {children ? <div className="mt-0.5 text-base text-ink">{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
