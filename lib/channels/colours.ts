/** What a channel may be marked with, so that the eye finds it in a list; tokens.css has a pair for each (--channel-teal …). */
export const CHANNEL_COLOURS = ['teal', 'blue', 'violet', 'rose', 'amber', 'olive', 'brown', 'grey'] as const

export type ChannelColour = (typeof CHANNEL_COLOURS)[number]

/** The colour as stored, or null for none and for one we no longer have. */
export function readColour(stored: string | null): ChannelColour | null {
  return CHANNEL_COLOURS.find(colour => colour === stored) ?? null
}
