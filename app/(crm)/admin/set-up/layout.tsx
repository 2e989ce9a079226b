import type { ReactNode } from 'react'
import { MadeAddressKeeper } from '@/components/set-up/made-address'

/** Stays while one goes from step to step, and with it the address that was made in one of them. */
export default function SetUpLayout({ children }: { children: ReactNode }) {
  return <MadeAddressKeeper>{children}</MadeAddressKeeper>
}
