/** How the snippet behaves on a site, as its tag says it. */
export type SnippetChoice = { needsConsent: boolean }

/** The one line for a site's pages. @param appUrl the address of the installation, without a slash at its end */
export function snippetLine(appUrl: string, { needsConsent }: SnippetChoice): string {
  const consent = needsConsent ? ' data-consent="required"' : ''
  return `<script async src="${appUrl}/visit.js"${consent}></script>`
}

/** What the site calls once the visitor has agreed, and when the consent is withdrawn; either may come before the snippet. */
export const CONSENT_CALLS = {
  give: `(window.balcaoVisit = window.balcaoVisit || []).push(['consent'])`,
  withdraw: `(window.balcaoVisit = window.balcaoVisit || []).push(['withdraw'])`,
}

/** Whether a browser of a visitor can fetch the snippet from there: not from the machine's own name. */
export function isReachable(appUrl: string): boolean {
  return !/^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(new URL(appUrl).hostname)
}
