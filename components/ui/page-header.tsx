import { ArrowLeft } from './icons'
import { Link } from './link'
import type { ReactElement, ReactNode } from 'react'
import { cn } from './cn'

type PageHeaderProps = {
  title: ReactNode
  /** How many there are, already in words or figures. */
  count?: ReactNode
  /** A line under the title. */
  text?: ReactNode
  /** The line is only for where there is room. */
  roomyText?: boolean
  /** Where this page hangs: “← Leads”. */
  back?: { href: string; label: string } | ReactElement
  /** A badge after the title. */
  status?: ReactNode
  /** The buttons, the main one last. */
  actions?: ReactNode
  /** FilterBar or LinkTabs under the head. */
  children?: ReactNode
  className?: string
}

/** The head of every page: where one is, how much there is, what to do first. */
export function PageHeader({
  title,
  count,
  text,
  roomyText = false,
  back,
  status,
  actions,
  children,
  className,
}: PageHeaderProps) {
  return (
    <header className={cn('mb-5 flex flex-col gap-4', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        {/* On a phone the line has the whole width, and the buttons stand under it. */}
        <div className={cn('min-w-0 flex-1 basis-44', text && !roomyText && 'max-sm:basis-full')}>
          {back && 'href' in back ? <BackLink {...back} /> : back}
          <div className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1 touch:min-h-11">
            <h1 className="min-w-0 text-xl font-semibold break-words">{title}</h1>
            {count === undefined ? null : <span className="text-lg text-muted tabular-nums">{count}</span>}
            {status}
          </div>
          {text ? (
            <p className={cn('mt-0.5 max-w-2xl text-base text-pretty text-muted', roomyText && 'max-md:sr-only')}>
              {text}
            </p>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </header>
  )
}

function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      className="-ml-1 inline-flex h-7 items-center gap-1 rounded-md px-1 text-sm text-muted transition-colors hover:text-ink touch:h-11"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {label}
    </Link>
  )
}
