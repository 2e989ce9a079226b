// @ts-check
// A watch over the event loop of this process: while one piece of work keeps it, no event of Jivo is answered. The server
// starts it; the app reads its figures and names its jobs. Plain JavaScript, because the server is not part of the bundle.

/**
 * @typedef {{ stalls: number, longestMs: number, last: { at: string, ms: number } | null }} EventLoopFigures
 *   `stalls`: how often the loop stood still for at least 200 ms since the process began; `at` in ISO 8601
 * @typedef {{ ms: number, cpuMs: number, during: string[] }} Stall
 *   `cpuMs`: processor time spent meanwhile; much less than `ms` means that the machine was busy or asleep, not this process
 * @typedef {{ running: Set<string[]>, ended: Map<string, number>, beat: number, figures: EventLoopFigures }} Watch
 */

const STALL_MS = 200
const BEAT_MS = 50
const NAMED_AT_MOST = 10

/**
 * Notes that a piece of work begins: `GET /leads/[id]`, `job scan_duplicates`. Names go to the log, so no ids and no
 * secrets in them.
 * @param {string} name @returns {() => void} notes its end; further calls change nothing
 */
export function beginWork(name) {
  const { running, ended } = watch()
  const entry = [name]
  running.add(entry)
  return () => {
    if (!running.delete(entry)) return
    // What held the loop has mostly ended by the time the stall is seen.
    if (performance.now() - watch().beat >= STALL_MS && ended.size < NAMED_AT_MOST) ended.set(name, performance.now())
  }
}

/** What was seen so far. @returns {EventLoopFigures} */
export function eventLoopFigures() {
  return { ...watch().figures }
}

/**
 * Looks for stalls until the process ends.
 * @param {(stall: Stall) => void} report called after each stall
 * @returns {() => void} ends the watch
 */
export function watchEventLoop(report) {
  const current = watch()
  current.beat = performance.now()
  let cpu = process.cpuUsage()
  const timer = setInterval(() => {
    const now = performance.now()
    const ms = Math.round(now - current.beat - BEAT_MS)
    const used = process.cpuUsage(cpu)
    cpu = process.cpuUsage()
    current.beat = now
    if (ms >= STALL_MS) report(noteStall(current, ms, Math.round((used.user + used.system) / 1000)))
    current.ended.clear()
  }, BEAT_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** @param {Watch} current @param {number} ms @param {number} cpuMs @returns {Stall} */
function noteStall({ figures, running, ended }, ms, cpuMs) {
  figures.stalls += 1
  figures.longestMs = Math.max(figures.longestMs, ms)
  figures.last = { at: new Date().toISOString(), ms }
  const names = [...ended.keys(), ...[...running].flat()]
  return { ms, cpuMs, during: [...new Set(names)].slice(0, NAMED_AT_MOST) }
}

// The server and the app load this module separately; what they watch is one loop.
/** @returns {Watch} */
function watch() {
  const registry = /** @type {Record<symbol, Watch | undefined>} */ (/** @type {unknown} */ (globalThis))
  return (registry[Symbol.for('balcao.event-loop-watch')] ??= {
    running: new Set(),
    ended: new Map(),
    beat: performance.now(),
    figures: { stalls: 0, longestMs: 0, last: null },
  })
}
