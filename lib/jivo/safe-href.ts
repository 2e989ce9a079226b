const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * The address in a form that may stand in an `href`, or null: only http, https, mailto and tel are let
 * through, read as a browser reads them (tabs, line ends and case in the scheme do not hide `javascript:`).
 */
export function safeHref(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const parsed = new URL(url)
  return SAFE_PROTOCOLS.has(parsed.protocol) ? parsed.href : null
}
