import { useTranslations } from 'next-intl'
import { NavLink } from './nav-link'
import { navigationFor, type NavItem, type Role, type WaitingCounts } from './navigation'
import { WaitingCount } from './waiting-count'

/** The menu in the rail, one landmark a group. */
export function RailNav({ role, counts }: { role: Role; counts: WaitingCounts }) {
  const t = useTranslations('nav')
  return navigationFor(role).map((group) => (
    <nav key={group.label} aria-label={t(group.label)}>
      {group.label === 'main' ? null : (
        <p aria-hidden className="px-2.5 pb-1.5 text-xs font-semibold text-muted slim:hidden">
          {t(group.label)}
        </p>
      )}
      <ul className="flex flex-col gap-0.5">
        {group.items.map((item) => (
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
    <NavLink
      href={item.href}
      className={[
        'group relative flex h-9 shrink-0 items-center gap-3 rounded-md px-2.5 text-base text-muted transition-colors low:h-8 touch:h-11',
        'hover:bg-pressed hover:text-ink slim:justify-center slim:px-0',
        'aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink',
      ].join(' ')}
    >
      <Icon aria-hidden className="size-[18px] shrink-0" strokeWidth={1.9} />
      <span
        className={[
          'flex-1 truncate',
          'slim:pointer-events-none slim:absolute slim:left-full slim:ml-2 slim:rounded-md slim:bg-ink slim:px-2.5 slim:py-1.5',
          'slim:text-xs slim:text-canvas slim:opacity-0 slim:transition-opacity slim:group-hover:opacity-100 slim:group-focus-visible:opacity-100',
        ].join(' ')}
      >
        {t(item.label)}
      </span>
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
