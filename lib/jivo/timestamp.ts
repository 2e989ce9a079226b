// Jivo opened in 2012; with a margin on both sides, anything outside is no time of a message.
const EARLIEST = Date.UTC(2000, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/**
 * An instant as ISO text in UTC, from Unix seconds (what Jivo sends), Unix milliseconds, either of them as
 * text, or an ISO date. Null for nothing, for what cannot be read, and outside the years 2000 to 2099.
 */
export function readInstant(value: unknown): string | null {
  const milliseconds = toMilliseconds(value)
  if (milliseconds === null || !(milliseconds >= EARLIEST && milliseconds < LATEST)) return null
  return new Date(milliseconds).toISOString()
}

function toMilliseconds(value: unknown): number | null {
  if (typeof value === 'number') return value < LATEST / 1000 ? value * 1000 : value
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (/^\d{1,16}(?:\.\d{1,9})?$/.test(text)) return toMilliseconds(Number(text))
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text)
  return iso ? Date.parse(`${iso[1]}T${iso[2] ?? '00:00'}${iso[3] ?? 'Z'}`) : null
}
