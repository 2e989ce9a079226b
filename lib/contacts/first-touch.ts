export type Page = { url: string | null; title: string | null }

/** The first visit ever, as far as it is known; UTM in the order source, medium, campaign, content, term. */
export type FirstTouch = {
  page: Page | null
  landingPage: string | null
  referrer: string | null
  utm: string[]
  at: string | null
}

const UTM = ['source', 'medium', 'campaign', 'content', 'term']

/** Reads the stored first touch; null when there is nothing to say. What is no text is left out. */
export function readFirstTouch(json: unknown): FirstTouch | null {
  const stored = objectOf(json)
  const page = objectOf(stored.page)
  const utm = objectOf(stored.utm)
  const touch = {
    page: textOf(page.url) === null ? null : { url: textOf(page.url), title: textOf(page.title) },
    landingPage: textOf(stored.landingPage),
    referrer: textOf(stored.referrer),
    utm: UTM.flatMap(name => textOf(utm[name]) ?? []),
    at: textOf(stored.at),
  }
  const isEmpty = !touch.page && !touch.landingPage && !touch.referrer && touch.utm.length === 0
  return isEmpty ? null : touch
}

function objectOf(json: unknown): Record<string, unknown> {
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? (json as Record<string, unknown>) : {}
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
