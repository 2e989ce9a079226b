/**
 * Whether a request that changes something comes from one of our own pages: its Origin must name the host the app is
 * known by (`appUrl`) or the host that was asked (`host`), where an installation over https has no page over http. A
 * foreign, “null” or missing Origin is refused; Next alone lets a missing one pass.
 */
export function isOwnOrigin(origin: string | null, { appUrl, host }: { appUrl: string; host: string | null }): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const asked = new URL(origin)
  if (asked.protocol !== 'https:' && (asked.protocol !== 'http:' || appUrl.startsWith('https:'))) return false
  return asked.origin === appUrl || (host !== null && asked.host === host.toLowerCase())
}
