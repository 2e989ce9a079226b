type Listener = () => void

const listeners = new Set<Listener>()
let goal: string | null = null

/** Where the browser is going inside the app, as a whole address; null while it stays. For `useSyncExternalStore`. */
export const moveState = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  goal: (): string | null => goal,
}

/** A move begins; one to the page that is shown is none. */
export function beginMove(url: string): void {
  const next = new URL(url, location.href)
  if (samePage(next, location)) return
  set(next.href)
}

/** The page that was waited for, or another in its place, is there. */
export function endMove(): void {
  set(null)
}

function set(next: string | null): void {
  goal = next
  for (const listener of listeners) listener()
}

function samePage(a: Pick<URL, 'pathname' | 'search'>, b: Pick<URL, 'pathname' | 'search'>): boolean {
  return a.pathname === b.pathname && a.search === b.search
}
