import type { ReactNode } from 'react'
import { CounterBell } from './counter-bell'

type PlainPageProps = {
  title: ReactNode
  text?: ReactNode
  /** Small print under the counter: languages, a link. */
  foot?: ReactNode
  children?: ReactNode
}

/** A page without the shell, drawn as the counter itself: signing in, setting up, and when something is missing. */
export function PlainPage({ title, text, foot, children }: PlainPageProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-6 pt-[14vh] pb-10">
      <main className="w-full max-w-sm">
        <CounterBell className="mx-auto h-11 w-20 text-accent" />
        <div aria-hidden className="-mx-2.5 h-1.5 rounded-full bg-accent" />
        <div className="rounded-b-lg border border-t-0 border-line bg-surface px-6 pt-7 pb-6">
          <h1 className="text-xl font-semibold">{title}</h1>
          {text ? <p className="mt-1.5 text-base text-pretty text-muted">{text}</p> : null}
          {children ? <div className="mt-6">{children}</div> : null}
        </div>
      </main>
      {foot ? <footer className="mt-6 w-full max-w-sm text-sm text-muted">{foot}</footer> : null}
    </div>
  )
}
