import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkArchive, readArchive, writeArchive } from './archive'

function ownDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'balcao-archive-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const ENTRIES = [
  { name: 'backup.json', body: Buffer.from('{"format":1}') },
  { name: `files/spool/${'a'.repeat(180)}.json`, body: Buffer.from('x'.repeat(700)) },
  { name: 'tables/contacts/000001.copy.gz', body: Buffer.alloc(0) },
]

async function made(): Promise<string> {
  const path = join(ownDirectory(), 'made.tar')
  const archive = await writeArchive(path)
  for (const { name, body } of ENTRIES) await archive.add(name, body)
  await archive.finish()
  return path
}

const reasonOf = (path: string) =>
  checkArchive(path).then(
    () => 'whole',
    (error: { reason?: string }) => error.reason,
  )

it('gives back what was put in, from a file for its owner alone', async () => {
  const path = await made()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await checkArchive(path)).toEqual({ bytes: statSync(path).size })
  const read = []
  for await (const entry of readArchive(path)) read.push(entry)
  expect(read.slice(0, -1)).toEqual(ENTRIES)
})

it('finds one changed bit in any byte', async () => {
  const path = await made()
  const whole = readFileSync(path)
  for (let at = 0; at < whole.length; at += 13) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 4
    writeFileSync(path, changed)
    expect(await reasonOf(path), `byte ${at}`).toBe(at < 'backup.json'.length + 1 ? 'not-a-backup' : 'damaged')
  }
})

it('finds a file that was cut short or grew', async () => {
  const path = await made()
  const whole = readFileSync(path)
  for (const length of [13, 511, 2048, whole.length - 1024, whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, length))
    expect(await reasonOf(path), `${length} bytes`).toBe('damaged')
  }
  writeFileSync(path, Buffer.concat([whole, Buffer.from('x')]))
  expect(await reasonOf(path)).toBe('damaged')
})

it('tells a file of something else, a directory and a missing file apart', async () => {
  const directory = ownDirectory()
  writeFileSync(join(directory, 'letter.txt'), 'Prezada Ana, segue a proposta que combinamos.')
  expect(await reasonOf(join(directory, 'letter.txt'))).toBe('not-a-backup')
  expect(await reasonOf(directory)).toBe('not-a-backup')
  expect(await reasonOf(join(directory, 'nowhere.tar'))).toBe('missing')
})

it('leaves nothing behind when it is given up', async () => {
  const directory = ownDirectory()
  const archive = await writeArchive(join(directory, 'made.tar'))
  await archive.add('backup.json', Buffer.from('{}'))
  await archive.discard()
  expect(readdirSync(directory)).toEqual([])
})
