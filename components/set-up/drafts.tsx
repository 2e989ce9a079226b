'use client'

import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'

type Drafts = Map<string, unknown>

const Context = createContext<Drafts>(new Map())

/** Keeps what was typed in a step and not saved while one looks at another; gone with the page. */
export function DraftKeeper({ children }: { children: ReactNode }) {
  const [drafts] = useState<Drafts>(() => new Map())
  return <Context.Provider value={drafts}>{children}</Context.Provider>
}

type Draft<T> = {
  /** What was left there before, as the step began. */
  left: T | null
  keep: (typed: T) => void
  drop: () => void
}

/** The draft of one step. Each step names its own, with one type. */
export function useDraft<T>(step: string): Draft<T> {
  const drafts = useContext(Context)
  const [left, setLeft] = useState(() => (drafts.get(step) as T | undefined) ?? null)
  const keep = useCallback((typed: T) => void drafts.set(step, typed), [drafts, step])
  const drop = useCallback(() => {
    drafts.delete(step)
    setLeft(null)
  }, [drafts, step])
  return { left, keep, drop }
}
