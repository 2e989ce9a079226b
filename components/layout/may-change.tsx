'use client'

import { createContext, useContext, type ReactNode } from 'react'

const MayChangeContext = createContext(true)

type MayChangeProps = { may: boolean; children: ReactNode }

/** Tells everything below whether the reader may change what the company shares. The right itself is checked in each action. */
export function MayChange({ may, children }: MayChangeProps) {
  return <MayChangeContext value={may}>{children}</MayChangeContext>
}

/** Whether the reader may change what the company shares; a control that could only be refused is left out. */
export function useMayChange(): boolean {
  return useContext(MayChangeContext)
}

/** Shown only to those who may change things. */
export function ChangersOnly({ children }: { children: ReactNode }) {
  return useMayChange() ? children : null
}
