// @ts-check
import { totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * PostgreSQL's settings for a machine with this much memory, which the app shares with it. Of the machine's memory it
 * takes an eighth for itself, between 32 MB and 1 GB; the rest stays with the app and with the system's file cache.
 *
 * @param {number} bytes memory of the machine, or of the container where that is less
 * @returns {Record<string, string>}
 */
export function memorySettings(bytes) {
  /** @param {number} share @param {number} least @param {number} most in MB */
  const part = (share, least, most) => `${Math.round(Math.min(Math.max(bytes / MB / share, least), most))}MB`
  return {
    shared_buffers: part(8, 32, 1024),
    effective_cache_size: part(2, 64, 64 * 1024),
    work_mem: part(512, 4, 32),
    maintenance_work_mem: part(32, 32, 256),
    max_wal_size: part(4, 256, 2048),
    // A disk without moving parts; on others the indexes of this product still fit into memory.
    random_page_cost: '1.1',
  }
}

/**
 * The memory that this process may use, in bytes: that of the machine, or the limit of its container (cgroup).
 * @param {{ total: number, limit: number | undefined }} [found] `limit`: 0, undefined or beyond `total` where there is none
 */
export function usableMemory(found = { total: totalmem(), limit: process.constrainedMemory?.() }) {
  const { total, limit } = found
  return limit && limit > 0 && limit < total ? limit : total
}
