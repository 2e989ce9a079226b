/** Refusals of one kind within a minute, by where they came from; `lines` is how many were logged. */
export type RefusalCount = { minute: number; lines: number; byKey: Map<string, number> }

const MINUTE_MS = 60_000
const LINES_A_MINUTE = 60
const KEYS_REMEMBERED = 2_000

/**
 * Counts one more refusal of `key` and says whether it deserves a line in the log: the first, the tenth, the hundredth
 * of a minute and so on, and 60 lines a minute at most. Answers how many of this key there were.
 */
export function countRefusal(
  before: RefusalCount | undefined,
  key: string,
  now: Date,
): { after: RefusalCount; count: number; deservesLine: boolean } {
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  const counted = before?.minute === minute ? before : { minute, lines: 0, byKey: new Map<string, number>() }
  const count = (counted.byKey.get(key) ?? 0) + 1
  if (counted.byKey.has(key) || counted.byKey.size < KEYS_REMEMBERED) counted.byKey.set(key, count)
  const deservesLine = counted.lines < LINES_A_MINUTE && Number.isInteger(Math.log10(count))
  if (deservesLine) counted.lines += 1
  return { after: counted, count, deservesLine }
}
