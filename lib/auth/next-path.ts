const LONGEST = 2000

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

/** The address of the login page that leads back to `path` afterwards. */
export function loginPath(path: string | null): string {
  const next = localPath(path)
  return next && next !== '/' ? `/login?next=${encodeURIComponent(next)}` : '/login'
}
