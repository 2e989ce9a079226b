import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { NavLink } from './nav-link'
import { navigationFor, type Role, type WaitingCounts } from './navigation'
import { WaitingCount } from './waiting-count'

/** The look of one place in the bar, also worn by the “Mais” button. */
export const barItemStyles = 'bar-item'

/** The menu of a phone, under the thumb; on a very low screen (zoomed in) at the end of the page. `more` is the last place, which opens the rest. */
export function BottomBar({ role, counts, more }: { role: Role; counts: WaitingCounts; more: ReactNode }) {
  const t = useTranslations('nav')
  const items = navigationFor(role).flatMap(group => group.items.filter(item => item.inBar))
  return (
    <nav aria-label={t('main')} className="bottom-bar">
      {items.map(({ href, label, icon: Icon, badge }) => (
        <NavLink key={href} href={href} className={barItemStyles}>
          <Icon aria-hidden />
          <span className="max-w-full truncate">{t(label)}</span>
          {badge ? (
            <WaitingCount
              badge={badge}
              counts={counts}
              className="absolute top-0.5 left-1/2 ml-2 flex"
              pill="h-4! min-w-4! px-1! ring-2 ring-surface"
            />
          ) : null}
        </NavLink>
      ))}
      {more}
    </nav>
  )
}
