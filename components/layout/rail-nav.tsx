'use client'

import { useTranslations } from 'next-intl'
import { NavLink } from './nav-link'
import { navigationFor, type NavItem, type Role, type WaitingCounts } from './navigation'
import { WaitingCount } from './waiting-count'

/** The menu in the rail, one landmark a group. */
export function RailNav({ role, counts }: { role: Role; counts: WaitingCounts }) {
  const t = useTranslations('nav')
  return navigationFor(role).map(group => (
    <nav key={group.label} aria-label={t(group.label)}>
      {group.label === 'main' ? null : (
        <p aria-hidden className="px-2.5 pb-1.5 text-xs font-semibold text-muted slim:hidden">
          {t(group.label)}
        </p>
      )}
      <ul className="flex flex-col gap-0.5">
        {group.items.map(item => (
          <li key={item.href}>
            <RailLink item={item} counts={counts} />
          </li>
        ))}
      </ul>
    </nav>
  ))
}

function RailLink({ item, counts }: { item: NavItem; counts: WaitingCounts }) {
  const t = useTranslations('nav')
  const Icon = item.icon
  return (
    <NavLink href={item.href} className="rail-link">
      <Icon aria-hidden />
      <span className="rail-word">{t(item.label)}</span>
      {item.badge ? (
        // Beside icons alone it hangs on the upper corner of its icon, a ring of the rail between the two.
        <WaitingCount
          badge={item.badge}
          counts={counts}
          className="slim:absolute slim:-top-0.5 slim:-right-2 slim:flex"
          pill="slim:h-4 slim:min-w-4 slim:px-1 slim:ring-2 slim:ring-rail"
        />
      ) : null}
    </NavLink>
  )
}
