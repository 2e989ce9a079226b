'use client'

import { createContext, useCallback, useContext, useSyncExternalStore, type ReactNode } from 'react'
import { clearTab, readTab, watchTab, writeTab } from './tab-storage'

const PREFIX = 'draft:'
const DraftOwnerContext = createContext('')

/** Whose drafts those below are: whoever signs in after somebody else in the same tab does not see them. */
export function DraftOwner({ userId, children }: { userId: string; children: ReactNode }) {
  return <DraftOwnerContext value={userId}>{children}</DraftOwnerContext>
}

/** A text being written about something (“lead:…”) that survives leaving the page; an empty one is forgotten. */
export function useDraft(about: string): [text: string, setText: (text: string) => void] {
  const name = `${PREFIX}${useContext(DraftOwnerContext)}:${about}`
  const text = useSyncExternalStore(
    watchTab,
    () => readTab(name) ?? '',
    () => '',
  )
  const setText = useCallback((next: string) => writeTab(name, next === '' ? null : next), [name])
  return [text, setText]
}

/** Forgets the drafts of this tab: whoever signs out leaves nothing behind. */
export function clearDrafts(): void {
  clearTab(PREFIX)
}
