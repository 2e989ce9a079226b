// @ts-check
import { Worker } from 'node:worker_threads'

/**
 * Ends this process when a signal has asked for its end and the event loop is too busy to notice: a thread of its own
 * hears the signal as well and waits a little longer than an orderly stop takes. The database server that runs beside the
 * app is asked to stop first.
 * @param {{ withinMs?: number }} [options] how long after the signal
 * @returns {{ beside: (clusterDirectory: string) => void }} names the directory of that database server
 */
export function startWatchdog({ withinMs = 5_000 } = {}) {
  const worker = new Worker(new URL('./watchdog-worker.mjs', import.meta.url), {
    workerData: { withinMs },
    // It runs beside everything else for as long as that: it must not cost much.
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
    execArgv: ['--no-deprecation'],
  })
  worker.on('error', error => console.warn('the watchdog has ended', error))
  worker.unref()
  return { beside: directory => worker.postMessage({ directory }) }
}
