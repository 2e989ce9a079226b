import { Link } from './link'
import { Count } from './count'
import { tabListStyles, tabStyles } from './tab-styles'

type LinkTab = { href: string; label: string; current: boolean; count?: number }

/** Tabs that are addresses: each can be linked to, and works without script. */
export function LinkTabs({ label, tabs }: { label: string; tabs: LinkTab[] }) {
  return (
    <nav aria-label={label} className={tabListStyles}>
      {tabs.map(tab => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined} className={tabStyles}>
          {tab.label}
          {tab.count === undefined ? null : <Count value={tab.count} />}
        </Link>
      ))}
    </nav>
  )
}
