// @ts-check
// Plain JavaScript, because next.config.js sets the same policy on what is no page.

/**
 * The Content-Security-Policy of an answer. A page names the nonce that its own scripts carry, and what these load;
 * without one no inline script runs at all.
 * @param {string} [nonce] made anew for each request
 */
export function contentSecurityPolicy(nonce) {
  return [
    "default-src 'self'",
    nonce ? `script-src 'nonce-${nonce}' 'strict-dynamic'` : "script-src 'self'",
    // Menus and dialogs place themselves by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Says that this host and those below it are to be asked over https alone, for a year. */
export const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains'

/** What every answer carries, whoever makes it. Pages have a policy of their own in place of this one, with a nonce. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': contentSecurityPolicy(),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: a form sent before its script has loaded would then not say which page sent it.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** The same for the webhook address, which holds a token. */
export const INTAKE_SECURITY_HEADERS = { ...SECURITY_HEADERS, 'Referrer-Policy': 'no-referrer' }
