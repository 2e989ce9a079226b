// What a browser tab keeps until it is closed. Storage may be forbidden or full: what is written is then kept in memory.
const memory = new Map<string, string>()
const listeners = new Set<() => void>()

/** The text kept under this name in this tab, or null. */
export function readTab(name: string): string | null {
  try {
    return window.sessionStorage.getItem(name) ?? memory.get(name) ?? null
  } catch {
    return memory.get(name) ?? null
  }
}

/** Keeps a text under this name; null forgets it. */
export function writeTab(name: string, text: string | null): void {
  memory.delete(name)
  try {
    if (text === null) window.sessionStorage.removeItem(name)
    else window.sessionStorage.setItem(name, text)
  } catch {
    if (text !== null) memory.set(name, text)
  }
  for (const listener of listeners) listener()
}

/** Forgets everything whose name begins so. */
export function clearTab(prefix: string): void {
  const names = [...memory.keys()]
  try {
    names.push(...Object.keys(window.sessionStorage))
  } catch {
    // Nothing could be kept there.
  }
  for (const name of names) if (name.startsWith(prefix)) writeTab(name, null)
}

/** Calls back after each change in this tab; answers how to stop. */
export function watchTab(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
