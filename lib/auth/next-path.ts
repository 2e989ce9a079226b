import { isSecretName } from '@/lib/redact.mjs'

const LONGEST = 2000

// A webhook token has 32 such characters. Ids are no secrets.
const LONG_SEGMENT = /^[\w-]{24,}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The page to return to after the login: `asked` when it is a path of this very site, else null. Refuses other hosts
 * in all their disguises (//host, /\host, control characters, a scheme) and what is no page (/api, /login).
 */
export function localPath(asked: string | null | undefined): string | null {
  if (!asked || asked.length > LONGEST || !asked.startsWith('/')) return null
  // Browsers drop tabs and line breaks and read “\” as “/”.
  if (/[\\\u0000-\u001f\u007f]/.test(asked) || asked.startsWith('//')) return null
  const base = 'http://site.invalid'
  if (!URL.canParse(asked, base)) return null
  const { origin, pathname, search, hash } = new URL(asked, base)
  if (origin !== base || pathname.startsWith('//') || /^\/(api|login|setup|_next)(\/|$)/i.test(pathname)) return null
  return `${pathname}${search}${hash}`
}

/**
 * The address of the login page that leads back to `path` afterwards, without what may be a secret in it: a mistyped
 * webhook address must not be repeated in a Location header, which proxies and browsers keep.
 */
export function loginPath(path: string | null): string {
  const local = localPath(path)
  const next = local && withoutSecrets(local)
  return next && next !== '/' ? `/login?next=${encodeURIComponent(next)}` : '/login'
}

function withoutSecrets(path: string): string | null {
  const { pathname, searchParams, hash } = new URL(path, 'http://site.invalid')
  if (pathname.split('/').some(mayBeSecret)) return null
  const kept = [...searchParams].filter(
    ([name, value]) => !isSecretName(name) && !mayBeSecret(value) && !mayBeSecret(name),
  )
  if (kept.length === searchParams.size) return mayBeSecret(hash.slice(1)) ? path.slice(0, -hash.length) : path
  const search = new URLSearchParams(kept).toString()
  return `${pathname}${search && `?${search}`}`
}

function mayBeSecret(text: string): boolean {
  return LONG_SEGMENT.test(text) && !UUID.test(text)
}
