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

/** Says that this host is to be asked over https alone, for a year; subdomains are the company's own affair. */
export const STRICT_TRANSPORT = 'max-age=31536000'
