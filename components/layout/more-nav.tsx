'use client'

import { ChevronRight } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { NavLink } from './nav-link'
import { navigationFor, type Role, type WaitingCounts } from './navigation'
import { WaitingCount } from './waiting-count'

/** What the bottom bar has no room for. */
export function MoreNav({ role, counts }: { role: Role; counts: WaitingCounts }) {
  const t = useTranslations('nav')
  const groups = navigationFor(role)
    .map(group => ({ ...group, items: group.items.filter(item => !item.inBar) }))
    .filter(group => group.items.length > 0)
  return groups.map(group => (
    <nav key={group.label} aria-label={t(group.label)} className="mb-4">
      <p aria-hidden className="pb-1.5 text-xs font-semibold text-muted">
        {t(group.label)}
      </p>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {group.items.map(({ href, label, icon: Icon, badge }) => (
          <li key={href}>
            <NavLink
              href={href}
              className="flex h-11 items-center gap-3 px-3 focus-visible:-outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink"
            >
              <Icon aria-hidden className="size-[18px] text-muted" strokeWidth={1.9} />
              <span className="flex-1">{t(label)}</span>
              {badge ? <WaitingCount badge={badge} counts={counts} /> : null}
              <ChevronRight aria-hidden className="size-4 text-muted" />
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  ))
}
