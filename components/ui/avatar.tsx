import { UserRound } from './icons'
import { cn } from './cn'
import { initials, personHue } from './person-hue'

type AvatarProps = {
  name: string
  /** What decides the hue: the id of the user or contact, so that a person has one colour on all pages. */
  seed: string
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

/** A person as initials on their own hue. Decorative: the name always stands beside it. */
export function Avatar({ name, seed, size = 'md', className }: AvatarProps) {
  return (
    <span aria-hidden className={cn(`avatar avatar-${size} hue-${personHue(seed)}`, className)}>
      {initials(name) || <UserRound className="size-3/5" strokeWidth={1.75} />}
    </span>
  )
}
