import type { ReactNode } from 'react'
import { DraftKeeper } from '@/components/set-up/drafts'
import { MadeAddressKeeper } from '@/components/set-up/made-address'

/** Stays while one goes from step to step, and with it the address made in one of them and what was typed. */
export default function SetUpLayout({ children }: { children: ReactNode }) {
  return (
    <DraftKeeper>
      <MadeAddressKeeper>{children}</MadeAddressKeeper>
    </DraftKeeper>
  )
}
