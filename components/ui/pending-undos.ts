// What can be taken back right now, the latest last: each toast with a way back has one entry while it is shown.
const pending: { id: number; undo: () => void }[] = []
let lastId = 0

/** Keeps a way back until it is used or removed; answers its id. */
export function addUndo(undo: () => void): number {
  lastId += 1
  pending.push({ id: lastId, undo })
  return lastId
}

/** Takes a way back away, whose time is over. */
export function removeUndo(id: number): void {
  const at = pending.findIndex(one => one.id === id)
  if (at >= 0) pending.splice(at, 1)
}

/** Runs a way back, at most once. False when it was used or removed. */
export function runUndo(id: number): boolean {
  const one = pending.find(each => each.id === id)
  if (!one) return false
  removeUndo(id)
  one.undo()
  return true
}

/** The id of the latest act that can still be taken back, or null. */
export function latestUndo(): number | null {
  return pending.at(-1)?.id ?? null
}
