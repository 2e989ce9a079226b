'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BottomBar, barItemStyles } from './bottom-bar'
import { MoreNav } from './more-nav'
import { MoreSheet } from './more-sheet'
import { MoveBar } from './move-bar'
import { barPlaces, type WaitingCounts } from './navigation'
import { OfflineNotice } from './offline-notice'
import { PersonMenu } from './person-menu'
import { PersonPanel, type PersonPanelProps } from './person-panel'
import { RailFrame } from './rail-frame'
import { RailNav } from './rail-nav'
import { SeenAsBar } from './seen-as-bar'

type AppShellProps = PersonPanelProps & {
  counts: WaitingCounts
  /** Whether the rail shows icons alone: the value of the rail cookie is `slim`. */
  slimRail: boolean
  /** The way back for an administrator who looks with this person's eyes; null for the person itself. */
  stopSeeingAs: (() => Promise<void>) | null
  children: ReactNode
}

/** Everything around a page: the rail from 768 px on, the bottom bar below, and the way past both for a keyboard. */
export function AppShell({ counts, slimRail, stopSeeingAs, children, ...panel }: AppShellProps) {
  const t = useTranslations('nav')
  const { person } = panel
  return (
    <div className="min-h-dvh md:flex">
      <MoveBar />
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2.5 font-semibold text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <RailFrame
        slim={slimRail}
        foot={
          <PersonMenu person={person}>
            <PersonPanel {...panel} />
          </PersonMenu>
        }
      >
        <RailNav role={person.role} counts={counts} />
      </RailFrame>
      <div className="min-w-0 flex-1">
        <OfflineNotice />
        {stopSeeingAs ? <SeenAsBar name={person.name} stop={stopSeeingAs} /> : null}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[76rem] px-4 pt-5 pb-28 outline-none md:px-8 md:pt-7 md:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomBar
        role={person.role}
        counts={counts}
        more={
          <MoreSheet label={t('more')} className={barItemStyles} beside={barPlaces(person.role)}>
            <MoreNav role={person.role} counts={counts} />
            <PersonPanel {...panel} />
          </MoreSheet>
        }
      />
    </div>
  )
}
