import { cn } from '@/components/ui/cn'
import type { ChannelColour } from '@/lib/channels/colours'

type ChannelNameProps = { name: string; colour: ChannelColour | null; className?: string }

/** A channel in a list: its name, and before it the dot an administrator gave it. */
export function ChannelName({ name, colour, className }: ChannelNameProps) {
  return (
    <span className={cn('inline-flex max-w-full min-w-0 items-center gap-1.5', className)}>
      <ChannelDot colour={colour} />
      <span className="truncate">{name}</span>
    </span>
  )
}

/** The dot alone; nothing for a channel without a colour. Decorative: a name stands beside it. */
export function ChannelDot({ colour, className }: { colour: ChannelColour | null; className?: string }) {
  if (!colour) return null
  const style = { backgroundColor: `var(--channel-${colour})` }
  return <span aria-hidden style={style} className={cn('size-2 shrink-0 rounded-full', className)} />
}
