import type { Position } from './page'

const POSITION = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A position as the opaque text of `nextCursor`. */
export function writeCursor({ at, id }: Position): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')
}

/** The position that `writeCursor` wrote; null for every other text, also for one that only decodes alike. */
export function readCursor(cursor: string): Position | null {
  const [, instant, id] = POSITION.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (instant === undefined || id === undefined) return null
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return null
  return writeCursor({ at, id }) === cursor ? { at, id } : null
}
