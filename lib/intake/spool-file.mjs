// @ts-check
// The write path of the spool: files only, no database and no import of the app, so that the server can keep events
// before the app is loaded.
//
// Format, in DATA_DIR/spool:
//   s<sequence, 16 digits>-<deliveryId>.json   one waiting event, sorted by sequence; the content is
//       {"deliveryId":uuid,"channelId":uuid,"receivedAt":ISO 8601,"remoteAddress":string|null,"body":base64}
//   <milliseconds, 15 digits>-<counter>-<deliveryId>.json   the same from an earlier version; sorts before every `s`
//   <either name>.again.json   one that was set aside and is tried again: newer events have gone past it
//   .<uuid>        a write that was interrupted; removed by the next process
//   set-aside/     files that cannot be stored, each with <name>.why: {"reason","message","tries"}
//   retry/         set-aside files that are to be tried again; the running app moves them back
// A sequence is never given twice: it continues after the largest one in any of these folders.
import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * @typedef {{ deliveryId: string, channelId: string, body: Uint8Array, receivedAt: Date, remoteAddress: string | null }} SpoolEntry
 * @typedef {{ name: string, turn: number, entry: SpoolEntry, kept: boolean }} Spooled
 *   `kept` is true before the file appears, and false once more when it could not be kept after all
 * @typedef {{ opening: Promise<void> | null, next: number, listeners: Set<(spooled: Spooled) => void> }} Spool
 */

const MODE = 0o600
const AGAIN = '.again.json'
const SEQUENCE = /^s(\d{16})-/
const UNFINISHED = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @param {string} dataDir */
export const spoolFolder = dataDir => join(dataDir, 'spool')
/** @param {string} dataDir */
export const setAsideFolder = dataDir => join(dataDir, 'spool', 'set-aside')
/** @param {string} dataDir */
export const retryFolder = dataDir => join(dataDir, 'spool', 'retry')

/**
 * Makes the folder, removes what interrupted writes left, and finds the sequence to go on with; once per process, so
 * repeated calls are free. Throws when the folder cannot be made or read.
 * @param {string} dataDir @returns {Promise<void>}
 */
export async function openSpool(dataDir) {
  const spool = spoolOf(dataDir)
  spool.opening ??= prepare(dataDir, spool).catch(error => {
    spool.opening = null
    throw error
  })
  await spool.opening
}

/**
 * The place of an event in the order of arrival, should it have to be spooled. Call it when the event arrives, after
 * `openSpool`.
 * @param {string} dataDir @returns {number}
 */
export function takeTurn(dataDir) {
  return spoolOf(dataDir).next++
}

/**
 * Keeps one event: its file and the folder are synced to the disk before this returns. Throws when the disk cannot
 * promise that; no file is left then.
 * @param {string} dataDir @param {SpoolEntry} entry
 * @param {number} [turn] its place in the order of arrival; by default the next
 * @returns {Promise<string>} the name of the file
 */
export async function writeToSpool(dataDir, entry, turn) {
  await openSpool(dataDir)
  const place = turn ?? takeTurn(dataDir)
  const folder = spoolFolder(dataDir)
  const name = `s${String(place).padStart(16, '0')}-${entry.deliveryId}.json`
  const unfinished = join(folder, `.${randomUUID()}`)
  /** @param {boolean} kept */
  const tell = kept => spoolOf(dataDir).listeners.forEach(listener => listener({ name, turn: place, entry, kept }))
  tell(true)
  try {
    await writeSynced(unfinished, contentOf(entry))
    await rename(unfinished, join(folder, name))
    await syncFolder(folder)
  } catch (error) {
    await rm(unfinished, { force: true })
    await rm(join(folder, name), { force: true })
    tell(false)
    throw error
  }
  return name
}

/**
 * Calls `listener` with each event that this process spools, just before its file appears, and again if that failed.
 * @param {string} dataDir @param {(spooled: Spooled) => void} listener
 * @returns {number} the first turn of which the listener hears; files with a smaller one are there already
 */
export function listenToSpool(dataDir, listener) {
  const spool = spoolOf(dataDir)
  spool.listeners.add(listener)
  return spool.next
}

/** @param {string} name of a file @returns {number | null} its sequence; null for a file of an earlier version or a foreign one */
export function turnOf(name) {
  const digits = SEQUENCE.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * The name under which a set-aside record comes back to its old place. Foreign files keep theirs.
 * @param {string} name @returns {string}
 */
export const againName = name => (isAgain(name) ? name : name.replace(/\.json$/, AGAIN))

/** @param {string} name of a record @returns {boolean} whether it was set aside before */
export const isAgain = name => name.endsWith(AGAIN)

/** @param {string} folder @returns {Promise<void>} */
export async function syncFolder(folder) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** @param {string} path @param {string} text @returns {Promise<void>} */
export async function writeSynced(path, text) {
  const file = await open(path, 'wx', MODE)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** @param {SpoolEntry} entry */
function contentOf({ deliveryId, channelId, receivedAt, remoteAddress, body }) {
  const base64 = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64')
  return JSON.stringify({ deliveryId, channelId, receivedAt: receivedAt.toISOString(), remoteAddress, body: base64 })
}

/** @param {string} dataDir @param {Spool} spool */
async function prepare(dataDir, spool) {
  const folder = spoolFolder(dataDir)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made) await syncFolder(dirname(made))
  let largest = 0
  for (const place of [folder, setAsideFolder(dataDir), retryFolder(dataDir)]) {
    for await (const name of namesIn(place)) {
      largest = Math.max(largest, turnOf(name) ?? 0)
      if (UNFINISHED.test(name) && place === folder) await rm(join(folder, name), { force: true })
    }
  }
  spool.next = Math.max(spool.next, largest + 1)
}

/** @param {string} folder @returns {AsyncGenerator<string>} */
async function* namesIn(folder) {
  const directory = await opendir(folder).catch(() => null)
  if (directory) for await (const { name } of directory) yield name
}

// The server and the app load this module separately; the sequence and the listeners are one per folder and process.
/** @param {string} dataDir @returns {Spool} */
function spoolOf(dataDir) {
  const registry = /** @type {Record<symbol, Map<string, Spool> | undefined>} */ (/** @type {unknown} */ (globalThis))
  const spools = (registry[Symbol.for('balcao.spool')] ??= new Map())
  const known = spools.get(dataDir)
  if (known) return known
  const fresh = { opening: null, next: 1, listeners: new Set() }
  spools.set(dataDir, fresh)
  return fresh
}
