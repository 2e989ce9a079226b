import { describe, expect, it } from 'vitest'
import { memorySettings, usableMemory } from './memory-settings.mjs'

const GB = 1024 ** 3

describe('the settings for a machine of so much memory', () => {
  it('leave most of a small machine to the app', () => {
    expect(memorySettings(GB / 4)).toEqual({
      shared_buffers: '32MB',
      effective_cache_size: '128MB',
      work_mem: '4MB',
      maintenance_work_mem: '32MB',
      max_wal_size: '256MB',
      random_page_cost: '1.1',
    })
  })

  it('grow with the machine', () => {
    expect(memorySettings(4 * GB)).toMatchObject({
      shared_buffers: '512MB',
      effective_cache_size: '2048MB',
      work_mem: '8MB',
      max_wal_size: '1024MB',
    })
  })

  it('are bounded on a large machine', () => {
    expect(memorySettings(512 * GB)).toMatchObject({
      shared_buffers: '1024MB',
      effective_cache_size: '65536MB',
      work_mem: '32MB',
      maintenance_work_mem: '256MB',
      max_wal_size: '2048MB',
    })
  })
})

describe('the memory that may be used', () => {
  it('is the limit of the container where there is one', () => {
    expect(usableMemory({ total: 24 * GB, limit: GB })).toBe(GB)
  })

  it.each([undefined, 0, 2 ** 63])('is that of the machine when the limit is %s', limit => {
    expect(usableMemory({ total: 24 * GB, limit })).toBe(24 * GB)
  })
})
