// @ts-check
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { writePrivateFile } from '../../data-dir/private-file.mjs'

// Notes of earlier versions hold `password`, `port` and `elsewhere` alone; their cluster had run once it had a port.
const shape = z
  .object({
    password: z.string().min(1),
    ownerPassword: z.string().min(1).optional(),
    appPassword: z.string().min(1).optional(),
    port: z.number().int().nullable().default(null),
    elsewhere: z.string().nullable().default(null),
    made: z.boolean().optional(),
  })
  .transform(({ ownerPassword, appPassword, made, ...note }) => ({
    ...note,
    ownerPassword: ownerPassword ?? newPassword(),
    appPassword: appPassword ?? newPassword(),
    made: made ?? note.port !== null,
  }))

/**
 * What the data directory remembers of its cluster: the passwords of its three roles, the last TCP port, the directory
 * of the cluster when it lies outside the data directory, and whether the cluster was ever made.
 * @typedef {z.output<typeof shape>} ClusterNote
 * @typedef {{ kind: 'absent' } | { kind: 'damaged', reason: string } | { kind: 'whole', note: ClusterNote }} ReadNote
 */

const NAME = 'database.json'

/** @param {string} dataDir */
export const notePath = dataDir => join(dataDir, NAME)

/**
 * Where the second copy of the note is kept: beside the cluster.
 * @param {string} cluster
 */
export const noteCopyPath = cluster => join(dirname(cluster), NAME)

/** @param {string | null} elsewhere @returns {ClusterNote} for a cluster that is about to be made */
export function newNote(elsewhere) {
  return {
    password: newPassword(),
    ownerPassword: newPassword(),
    appPassword: newPassword(),
    port: null,
    elsewhere,
    made: false,
  }
}

/** @param {string} path @returns {ReadNote} */
export function readNote(path) {
  let text
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'damaged', reason: `cannot be read (${code ?? message})` }
  }
  try {
    const parsed = shape.safeParse(JSON.parse(text))
    return parsed.success ? { kind: 'whole', note: parsed.data } : { kind: 'damaged', reason: 'is incomplete' }
  } catch {
    return { kind: 'damaged', reason: text.trim() === '' ? 'is empty' : 'is damaged' }
  }
}

/**
 * Writes the note, and once the cluster is made its second copy too; does nothing where they hold the same already.
 * @param {string} dataDir @param {string} cluster @param {ClusterNote} note
 */
export function writeNote(dataDir, cluster, note) {
  const text = JSON.stringify(note)
  for (const path of note.made ? [notePath(dataDir), noteCopyPath(cluster)] : [notePath(dataDir)]) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writePrivateFile(path, text)
  }
}

export const newPassword = () => randomBytes(24).toString('base64url')
