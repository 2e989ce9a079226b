import { LIMIT, line } from './read-text'

const WEB = new Set(['http:', 'https:', 'android-app:'])
// As in public/visit.js: campaign tags and click ids; anything else, and a value with an @, may be personal.
const KEPT = /^(?:utm_\w+|\w*clid|[gw]braid)=(?!.*(?:@|%40))./i

/**
 * A landing page or referrer that a browser tells: scheme, host, path and campaign parameters. Log-in data, other
 * parameters and the fragment are left out, whoever wrote them. Null for anything that is no address of the web or of
 * an Android app, `javascript:` among them.
 */
export function visitAddress(value: unknown): string | null {
  const given = line(value, LIMIT.url, new Set(), 'user_token')
  if (given === null || !URL.canParse(given)) return null
  const { protocol, host, pathname, search } = new URL(given)
  if (!WEB.has(protocol) || host === '') return null
  const kept = search
    .slice(1)
    .split('&')
    .filter(pair => KEPT.test(pair))
  return `${protocol}//${host}${pathname}${kept.length > 0 ? '?' : ''}${kept.join('&')}`
}
