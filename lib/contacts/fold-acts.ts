type Data = Record<string, unknown>

/** What folding needs to know of a row of the history. */
export type ActRow = {
  id: string
  at: Date
  kind: string
  data: Data
  /** the transaction that wrote it; null for rows from before it was kept */
  actId: string | null
  /** a person's id, else that of the chat; null for the system */
  actor: string | null
}

/** What was done at once: the row that tells of it, then what followed from it; with its undo where it was taken back. */
export type Act<Row> = { head: Row; rest: Row[]; isUndone: boolean }

/** A way back is offered for ten seconds after an act; answers take a while. */
const UNDO_MS = 15_000

// What tells most of an act comes first; a kind that is not here tells least.
const TELLING = [
  'contact.merged',
  'merge.undone',
  'conflict.settled',
  'conflict.undone',
  'chat.moved',
  'contact.kept_apart',
  'contact.apart_undone',
  'lead.created',
  'contact.created',
  'lead.status',
  'lead.stage',
  'lead.manager',
  'lead.title',
  'task.created',
  'task.done',
  'note.added',
  'identifier.primary',
  'identifier.added',
  'contact.field',
]
// It asks somebody for something, and must not be folded away.
const ALONE = new Set(['conflict.opened'])

/**
 * Folds rows of a history, newest first, into acts: the rows of one transaction are one, and an act with its undo are
 * one. Rows from before transactions were kept belong together by actor and instant.
 */
export function foldActs<Row extends ActRow>(rows: readonly Row[]): Act<Row>[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return foldUndone([...groups.values()])
}

function keyOf({ id, at, kind, actId, actor }: ActRow): string {
  if (ALONE.has(kind) || (actId === null && actor === null)) return id
  // Transactions are numbered per database: one that was restored elsewhere may have the number again, never the instant.
  return actId === null ? `by ${actor} ${at.getTime()}` : `${actId} ${at.getTime()}`
}

// Newest first: an undo is met before what it takes back.
function foldUndone<Row extends ActRow>(groups: Row[][]): Act<Row>[] {
  const acts: Act<Row>[] = []
  const used = new Set<Row[]>()
  for (const [index, group] of groups.entries()) {
    if (used.has(group)) continue
    const undone = groups
      .slice(index + 1, index + 1 + NEAR)
      .find(earlier => !used.has(earlier) && takesBack(group, earlier))
    if (undone) used.add(undone)
    const [head, ...rest] = inOrder(undone ?? group)
    if (head) acts.push({ head, rest: undone ? [...rest, ...inOrder(group)] : rest, isUndone: undone !== undefined })
  }
  return acts
}

// How many lines further down what was taken back is looked for: the time of a long list stays linear.
const NEAR = 50

function inOrder<Row extends ActRow>(rows: readonly Row[]): Row[] {
  const rank = ({ kind }: Row) => (TELLING.includes(kind) ? TELLING.indexOf(kind) : TELLING.length)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}

function takesBack(undo: readonly ActRow[], act: readonly ActRow[]): boolean {
  if (undo.some(row => act.some(earlier => namesAsUndone(row, earlier)))) return true
  const [first, before] = [undo[0], act[0]]
  if (!first || !before || first.actor === null || first.actor !== before.actor) return false
  if (first.at.getTime() - before.at.getTime() > UNDO_MS) return false
  // What followed from the act, such as the owner of the contact, may have stayed or be told elsewhere.
  const [head] = inOrder(act)
  return (
    undo.every(row => act.some(earlier => isReverse(row, earlier))) &&
    undo.some(row => head !== undefined && isReverse(row, head))
  )
}

function namesAsUndone(undo: ActRow, { id, kind, data }: ActRow): boolean {
  const same = (name: string) => typeof data[name] === 'string' && data[name] === undo.data[name]
  if (undo.kind === 'conflict.undone') return kind === 'conflict.settled' && same('conflictId')
  if (undo.kind === 'merge.undone') return kind === 'contact.merged' && same('mergeId')
  if (undo.kind !== 'chat.moved' || kind !== 'chat.moved') return false
  return typeof undo.data.undoes === 'string' && (undo.data.undoes === id || undo.data.undoes === data.moveId)
}

// The same field, back from what it was changed to.
function isReverse(undo: ActRow, { kind, data }: ActRow): boolean {
  if (undo.kind !== kind || !('to' in data) || undo.data.field !== data.field || undo.data.key !== data.key)
    return false
  return isSame(undo.data.from, data.to) && isSame(undo.data.to, data.from)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
