import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Arrival } from './process-event'

const dataDir = mkdtempSync(join(tmpdir(), 'balcao-spool-'))
process.env.DATA_DIR = dataDir
const { dropSpooled, readSpooled, spool, spooled } = await import('./spool')

const folder = join(dataDir, 'spool')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
beforeEach(() => rmSync(folder, { recursive: true, force: true }))

function arrival(deliveryId: string, receivedAt = '2026-11-22T12:00:00.000Z', body: Uint8Array = Buffer.from('{}')): Arrival {
  return { deliveryId, channelId: 'channel', body, receivedAt: new Date(receivedAt), remoteAddress: '203.0.113.9' }
}

describe('the spool', () => {
  test('gives back a request to the byte', async () => {
    const body = Uint8Array.from([0, 255, 0xed, 0xa0, 0x80, 10, 34])
    await spool(arrival('one', undefined, body))
    const [name] = await spooled()
    const back = await readSpooled(name!)
    expect({ ...back, body: [...back!.body] }).toEqual({ ...arrival('one'), body: [...body] })
  })

  test('is in order of arrival, within one moment in the order they came', async () => {
    await spool(arrival('late', '2026-11-22T12:00:01.000Z'))
    await spool(arrival('first'))
    await spool(arrival('second'))
    const names = await spooled()
    const ids = await Promise.all(names.map(async name => (await readSpooled(name))?.deliveryId))
    expect(ids).toEqual(['first', 'second', 'late'])
  })

  test('is readable by its owner alone, and leaves nothing unfinished behind', async () => {
    await Promise.all(['a', 'b', 'c'].map(id => spool(arrival(id))))
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of await spooled()) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  test('forgets what has reached the database', async () => {
    await spool(arrival('one'))
    const [name] = await spooled()
    await dropSpooled(name!)
    expect(await spooled()).toEqual([])
  })

  test('lays a damaged file aside and goes on', async () => {
    await spool(arrival('whole', '2026-11-22T12:00:05.000Z'))
    writeFileSync(join(folder, '000000000000001-000000001-x.json'), '{"deliveryId":"x","bo')
    const [damaged] = await spooled()
    expect(await readSpooled(damaged!)).toBeNull()
    expect(await spooled()).toHaveLength(1)
    expect(readdirSync(folder)).toContain(`${damaged}.damaged`)
  })

  test('is empty where there is none yet', async () => {
    expect(await spooled()).toEqual([])
  })

  test('throws when the disk cannot keep it', async () => {
    writeFileSync(folder, 'a file where the folder should be')
    await expect(spool(arrival('one'))).rejects.toThrow()
    rmSync(folder)
  })
})
