import type { Utm } from './queries'

/** A campaign in one line as marketers say it, “google / cpc / natal”; null without any of its three parts. */
export function utmLine({ source, medium, campaign }: Utm): string | null {
  return [source, medium, campaign].filter(Boolean).join(' / ') || null
}
