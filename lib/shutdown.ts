type Shutdown = { controller: AbortController; tasks: (() => Promise<void>)[] }

const registry = globalThis as unknown as Record<symbol, Shutdown | undefined>

// Made by the server process; absent in tests and in commands, where nothing is shut down.
const shutdown = (): Shutdown =>
  (registry[Symbol.for('balcao.shutdown')] ??= { controller: new AbortController(), tasks: [] })

/** Aborted when the process begins to stop: an endless answer, such as a stream of events, ends itself then. */
export function shutdownSignal(): AbortSignal {
  return shutdown().controller.signal
}

/**
 * Work to be done after the last request was answered and before the database stops, the last one registered first; all of
 * it together has about two seconds.
 */
export function onShutdown(task: () => Promise<void>): void {
  shutdown().tasks.push(task)
}
