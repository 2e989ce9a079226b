import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/layout/app-shell'
import { DraftOwner } from '@/components/layout/draft'
import { MayChange } from '@/components/layout/may-change'
import { FocusHeading } from '@/components/layout/focus-heading'
import { RememberList } from '@/components/layout/remember-list'
import { RAIL_COOKIE } from '@/components/layout/rail-cookie'
import { LateLeads } from '@/components/layout/late-leads'
import { changeLocale, signOut } from '@/lib/auth/actions'
import { mayChange } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { countUnowned } from '@/lib/leads/queue-queries'
import { waitingStamp } from '@/lib/leads/waiting-stamp'
import { stopSeeingAs } from '@/lib/auth/see-as-actions'
import { countWaiting } from '@/lib/team/queries'
import { setTheme } from '@/lib/theme/actions'
import { getTheme } from '@/lib/theme/queries'

/** Every page behind the login. The session is asked for here, above every page, so that the answer can be 307. */
export default async function CrmLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const [counts, queue, theme, jar] = await Promise.all([
    countWaiting(user.id),
    countUnowned(new Date()),
    getTheme(),
    cookies(),
  ])
  return (
    <AppShell
      person={user}
      counts={{ ...counts, queue: queue.waiting, late: queue.late }}
      slimRail={jar.get(RAIL_COOKIE)?.value === 'slim'}
      theme={theme}
      changeTheme={setTheme}
      changeLocale={changeLocale}
      signOut={signOut}
      stopSeeingAs={user.seenBy ? stopSeeingAs : null}
    >
      {user.role === 'admin' && !user.seenBy ? (
        <LateLeads count={queue.late} stamp={waitingStamp({ ...counts, ...queue })} />
      ) : null}
      <RememberList />
      <FocusHeading />
      <DraftOwner userId={user.id}>
        <MayChange may={mayChange(user)}>{children}</MayChange>
      </DraftOwner>
    </AppShell>
  )
}
