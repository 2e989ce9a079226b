'use client'

import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'

/** A channel's address that was made a moment ago: stored nowhere else, gone with the page. */
export type MadeAddress = { channelId: string; name: string; webhookUrl: string }

type Keeper = { made: MadeAddress | null; keep: (made: MadeAddress | null) => void }

const Context = createContext<Keeper>({ made: null, keep: () => undefined })

/** Keeps a new address from the step that makes it to the step that says where to paste it. */
export function MadeAddressKeeper({ children }: { children: ReactNode }) {
  const [made, keep] = useState<MadeAddress | null>(null)
  const keeper = useMemo(() => ({ made, keep }), [made])
  return <Context.Provider value={keeper}>{children}</Context.Provider>
}

/** The address made in these first steps, if any. */
export function useMadeAddress(): Keeper {
  return useContext(Context)
}
