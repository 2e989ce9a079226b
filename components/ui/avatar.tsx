import { UserRound } from './icons'
import { cn } from './cn'
import { initials, personHue } from './person-hue'

const sizes = { sm: 'size-6 text-xs', md: 'size-8 text-xs', lg: 'size-11 text-lg' }

type AvatarProps = {
  name: string
  /** What decides the hue; the name unless given. An id keeps the hue when the name changes. */
  seed?: string
  size?: keyof typeof sizes
  className?: string
}

/** A person as initials on their own hue. Decorative: the name always stands beside it. */
export function Avatar({ name, seed = name, size = 'md', className }: AvatarProps) {
  const hue = personHue(seed)
  const letters = initials(name)
  return (
    <span
      aria-hidden
      style={{ backgroundColor: `var(--person-${hue})`, color: `var(--person-${hue}-ink)` }}
      className={cn(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none',
        sizes[size],
        size === 'sm' && letters.length > 1 && 'tracking-tighter',
        className,
      )}
    >
      {letters || <UserRound className="size-3/5" strokeWidth={1.75} />}
    </span>
  )
}
