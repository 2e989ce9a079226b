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
    <div className="plain-page">
      <main>
        <CounterBell className="mx-auto h-11 w-20 text-accent" />
        <div aria-hidden className="plain-page-counter" />
        <div className="plain-page-front">
          <h1>{title}</h1>
          {text ? <p>{text}</p> : null}
          {children ? <div className="mt-6">{children}</div> : null}
        </div>
      </main>
      {foot ? <footer className="mt-6 text-sm text-muted">{foot}</footer> : null}
    </div>
  )
}
