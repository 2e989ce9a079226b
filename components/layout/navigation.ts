import {
  BookUser,
  Clapperboard,
  CodeXml,
  ConciergeBell,
  Headset,
  Inbox,
  ListTodo,
  PackageCheck,
  PanelRight,
  Settings2,
  Shuffle,
  Split,
  TextCursorInput,
  UserRoundX,
  UsersRound,
  Webhook,
  type IconComponent,
} from '@/components/ui/icons'
import type { Role } from '@/lib/team/roles'

export type { Role } from '@/lib/team/roles'

/** What is waiting, by the name of its badge; `late`: how many of the queue wait too long. */
export type WaitingCounts = Record<WaitingBadge, number> & { late: number }
export type WaitingBadge = 'queue' | 'tasks' | 'conflicts'

export type NavItem = {
  href: string
  /** The word's key in the `nav` messages. */
  label:
    | 'leads'
    | 'queue'
    | 'contacts'
    | 'tasks'
    | 'conflicts'
    | 'setUp'
    | 'channels'
    | 'snippet'
    | 'operators'
    | 'assignment'
    | 'people'
    | 'fields'
    | 'panel'
    | 'deliveries'
    | 'simulator'
    | 'settings'
  icon: IconComponent
  badge?: WaitingBadge
  /** Has a place of its own in the bottom bar of a phone; the others wait under “Mais”. */
  inBar?: boolean
}

type NavGroup = { label: 'main' | 'jivo' | 'company'; roles: readonly Role[]; items: readonly NavItem[] }

/** The menu, in its order. It shows only what exists: a page is added here when it can be opened. */
const groups: readonly NavGroup[] = [
  {
    label: 'main',
    roles: ['admin', 'manager', 'viewer'],
    items: [
      { href: '/leads', label: 'leads', icon: Inbox, inBar: true },
      { href: '/queue', label: 'queue', icon: UserRoundX, badge: 'queue', inBar: true },
      { href: '/contacts', label: 'contacts', icon: BookUser },
      { href: '/tasks', label: 'tasks', icon: ListTodo, badge: 'tasks', inBar: true },
      { href: '/conflicts', label: 'conflicts', icon: Split, badge: 'conflicts', inBar: true },
    ],
  },
  {
    label: 'jivo',
    roles: ['admin'],
    items: [
      { href: '/admin/set-up', label: 'setUp', icon: ConciergeBell },
      { href: '/admin/channels', label: 'channels', icon: Webhook },
      { href: '/admin/snippet', label: 'snippet', icon: CodeXml },
      { href: '/admin/operators', label: 'operators', icon: Headset },
      { href: '/admin/assignment', label: 'assignment', icon: Shuffle },
      { href: '/admin/panel', label: 'panel', icon: PanelRight },
      { href: '/admin/deliveries', label: 'deliveries', icon: PackageCheck },
      { href: '/admin/simulator', label: 'simulator', icon: Clapperboard },
    ],
  },
  {
    label: 'company',
    roles: ['admin'],
    items: [
      { href: '/admin/people', label: 'people', icon: UsersRound },
      { href: '/admin/fields', label: 'fields', icon: TextCursorInput },
      { href: '/admin/settings', label: 'settings', icon: Settings2 },
    ],
  },
]

/** The groups a role may see. What a page allows is decided by the page; this only keeps the menu honest. */
export function navigationFor(role: Role): NavGroup[] {
  return groups.filter(group => group.roles.includes(role))
}

/** The places that have room in the bottom bar. */
export function barPlaces(role: Role): string[] {
  return navigationFor(role).flatMap(group => group.items.flatMap(item => (item.inBar ? [item.href] : [])))
}
