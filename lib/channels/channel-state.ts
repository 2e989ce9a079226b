/** How a channel is doing, for a badge. */
export type ChannelState = 'off' | 'no-address' | 'waiting' | 'receiving' | 'quiet'

const QUIET_AFTER_MS = 7 * 24 * 60 * 60 * 1000

/**
 * `off`: an administrator switched it off. `no-address`: every address was revoked. `waiting`: no event has come yet.
 * `quiet`: none for a week, which on most sites means that something broke. Else `receiving`.
 */
export function channelState(
  channel: { active: boolean; liveTokens: number; lastEventAt: string | null },
  now: Date,
): ChannelState {
  if (!channel.active) return 'off'
  if (channel.liveTokens === 0) return 'no-address'
  if (channel.lastEventAt === null) return 'waiting'
  return now.getTime() - Date.parse(channel.lastEventAt) > QUIET_AFTER_MS ? 'quiet' : 'receiving'
}
