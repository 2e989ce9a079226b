import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { againName, isAgain, listenToSpool, openSpool, takeTurn, turnOf, writeToSpool } from './spool-file.mjs'
import { readRecord } from './spool-record'

const made: string[] = []
afterAll(() => made.forEach(dir => rmSync(dir, { recursive: true, force: true })))

function dataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'balcao-spool-'))
  made.push(dir)
  return dir
}

function entry(body: Uint8Array = Buffer.from('{}'), receivedAt = '2026-11-22T12:00:00.000Z') {
  return {
    deliveryId: uuidv7(),
    channelId: uuidv7(),
    body,
    receivedAt: new Date(receivedAt),
    remoteAddress: '203.0.113.9',
  }
}

const filesOf = (dir: string) =>
  readdirSync(join(dir, 'spool'))
    .filter(name => name.endsWith('.json'))
    .sort()

describe('the spool', () => {
  test('gives back an event to the byte', async () => {
    const dir = dataDir()
    const given = entry(Uint8Array.from([0, 255, 0xed, 0xa0, 0x80, 10, 34]))
    const name = await writeToSpool(dir, given)
    const back = readRecord(readFileSync(join(dir, 'spool', name), 'utf8'))
    expect({ ...back, body: [...back!.body] }).toEqual({ ...given, body: [...given.body] })
  })

  test('keeps the order of arrival when the clock goes back, and when an earlier event is written later', async () => {
    const dir = dataDir()
    await openSpool(dir)
    const [first, second] = [takeTurn(dir), takeTurn(dir)]
    const later = await writeToSpool(dir, entry(undefined, '2026-11-22T11:00:00.000Z'), second)
    const earlier = await writeToSpool(dir, entry(undefined, '2026-11-22T12:00:00.000Z'), first)
    const last = await writeToSpool(dir, entry(undefined, '2026-11-21T00:00:00.000Z'))
    expect(filesOf(dir)).toEqual([earlier, later, last])
  })

  test.each(['', 'set-aside', 'retry'])('goes on after the largest sequence found in spool/%s', async place => {
    const dir = dataDir()
    mkdirSync(join(dir, 'spool', place), { recursive: true })
    writeFileSync(join(dir, 'spool', place, `s0000000000000041-${uuidv7()}.json`), '')
    expect(turnOf(await writeToSpool(dir, entry()))).toBe(42)
  })

  test('sorts files of an earlier version before its own', async () => {
    const dir = dataDir()
    mkdirSync(join(dir, 'spool'))
    const old = `001763812800000-000000001-${uuidv7()}.json`
    writeFileSync(join(dir, 'spool', old), '')
    const name = await writeToSpool(dir, entry())
    expect(filesOf(dir)).toEqual([old, name])
    expect(turnOf(old)).toBeNull()
  })

  test('marks a record that comes back from set-aside by its name, once, and leaves it in its place', async () => {
    const dir = dataDir()
    const names = []
    for (let at = 0; at < 3; at++) names.push(await writeToSpool(dir, entry()))
    const [first, second, third] = names as [string, string, string]
    const marked = againName(second)
    expect([isAgain(second), isAgain(marked), againName(marked)]).toEqual([false, true, marked])
    expect([third, marked, first].sort()).toEqual([first, marked, third])
    expect(turnOf(marked)).toBe(turnOf(second))
    expect(againName('notes.txt')).toBe('notes.txt')
  })

  test('removes what an interrupted write left, and nothing else', async () => {
    const dir = dataDir()
    mkdirSync(join(dir, 'spool'))
    writeFileSync(join(dir, 'spool', `.${uuidv7()}`), '{"deliv')
    writeFileSync(join(dir, 'spool', '.keep'), '')
    await openSpool(dir)
    expect(readdirSync(join(dir, 'spool'))).toEqual(['.keep'])
  })

  test('is readable by its owner alone, and leaves nothing unfinished behind', async () => {
    const dir = dataDir()
    await Promise.all([1, 2, 3].map(() => writeToSpool(dir, entry())))
    expect(readdirSync(join(dir, 'spool')).filter(name => name.startsWith('.'))).toEqual([])
    expect(statSync(join(dir, 'spool')).mode & 0o777).toBe(0o700)
    for (const name of filesOf(dir)) expect(statSync(join(dir, 'spool', name)).mode & 0o777).toBe(0o600)
  })

  test('throws when the disk cannot keep an event, and says so to its listeners; works again when it can', async () => {
    const dir = dataDir()
    const heard: boolean[] = []
    listenToSpool(dir, ({ kept }) => void heard.push(kept))
    writeFileSync(join(dir, 'spool'), 'a file where the folder should be')
    await expect(writeToSpool(dir, entry())).rejects.toThrow()
    rmSync(join(dir, 'spool'))
    await writeToSpool(dir, entry())
    expect(heard).toEqual([true])
    rmSync(join(dir, 'spool'), { recursive: true })
    await expect(writeToSpool(dir, entry())).rejects.toThrow()
    expect(heard).toEqual([true, true, false])
  })
})
