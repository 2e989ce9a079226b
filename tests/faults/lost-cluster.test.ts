import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startEmbedded } from '@/lib/db/embedded/cluster.mjs'
import { resetPassword } from '@/lib/db/embedded/reset-password.mjs'
import { dataDirOfThisFile, ownDataDir, query, root } from '../support/cluster'

const quiet = () => undefined
const asRoot = process.getuid?.() === 0

async function start(dataDir: string) {
  const database = await startEmbedded({ dataDir, root, say: quiet })
  onTestFinished(() => database.stop())
  return database
}

/** A data directory whose cluster ran once and holds a row; copied for each test, for making one takes a while. */
const template = dataDirOfThisFile()
beforeAll(async () => {
  const database = await startEmbedded({ dataDir: template, root, say: quiet })
  await query(database.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS n')
  await database.stop()
}, 120_000)

async function copyOfTemplate(): Promise<string> {
  const dataDir = ownDataDir()
  await promisify(execFile)('cp', ['-a', `${template}/.`, dataDir])
  return dataDir
}

const note = (dataDir: string) => join(dataDir, 'database.json')
const clusterIn = (dataDir: string) => join(dataDir, 'postgres/cluster')
const filesIn = (dataDir: string) =>
  readdirSync(dataDir).map(name => [
    name,
    existsSync(join(dataDir, name, '.')) ? '' : readFileSync(join(dataDir, name), 'utf8'),
  ])

describe('a cluster whose database.json is lost', () => {
  const CASES: [string, (path: string) => void][] = [
    ['absent', path => rmSync(path)],
    ['empty', path => writeFileSync(path, '')],
    ['cut short', path => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20))],
    ['{}', path => writeFileSync(path, '{}')],
    ['null', path => writeFileSync(path, 'null')],
    ['of a wrong shape', path => writeFileSync(path, '{"password":7}')],
    [
      'of another password',
      path => writeFileSync(path, JSON.stringify({ password: 'wrong', port: 5432, elsewhere: null })),
    ],
  ]

  it('is refused without a change, with the way out', async () => {
    const dataDir = await copyOfTemplate()
    const whole = readFileSync(note(dataDir), 'utf8')
    for (const [title, spoil] of CASES) {
      writeFileSync(note(dataDir), whole)
      spoil(note(dataDir))
      const before = filesIn(dataDir)
      const words = await startEmbedded({ dataDir, root, say: quiet }).then(
        () => 'started',
        (error: Error) => error.message,
      )
      expect(words, title).toContain(
        title === 'of another password' ? 'database reset-password' : `cp ${join(dataDir, 'postgres/database.json')}`,
      )
      expect(words, title).toContain('Nothing was changed')
      expect(filesIn(dataDir), title).toEqual(before)
    }
    rmSync(note(dataDir))
    rmSync(join(dataDir, 'postgres/database.json'))
    await expect(startEmbedded({ dataDir, root, say: quiet })).rejects.toThrow('database reset-password')
    expect(existsSync(note(dataDir))).toBe(false)
  })

  it('starts again with its rows after the copy was put back', async () => {
    const dataDir = await copyOfTemplate()
    rmSync(note(dataDir))
    cpSync(join(dataDir, 'postgres/database.json'), note(dataDir))
    expect(await query((await start(dataDir)).ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  it('starts again with its rows after new passwords were made, and the old file is kept', async () => {
    const dataDir = await copyOfTemplate()
    writeFileSync(note(dataDir), '{"password":')
    rmSync(join(dataDir, 'postgres/database.json'))
    const { written, movedAside } = await resetPassword({ dataDir, root, say: quiet })
    expect(written).toBe(note(dataDir))
    expect(readFileSync(movedAside ?? '', 'utf8')).toBe('{"password":')
    expect(await query((await start(dataDir)).ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })
})

describe('a data directory whose cluster is missing', () => {
  it('never gets a new one', async () => {
    const dataDir = await copyOfTemplate()
    renameSync(join(dataDir, 'postgres'), join(dataDir, 'moved'))
    const before = filesIn(dataDir)
    await expect(startEmbedded({ dataDir, root, say: quiet })).rejects.toThrow(
      /is not there. Nothing was made in its place.*restore FILE/,
    )
    const elsewhere = join(ownDataDir(), 'gone/cluster')
    writeFileSync(note(dataDir), JSON.stringify({ password: 'p', port: 5432, elsewhere }))
    await expect(startEmbedded({ dataDir, root, say: quiet })).rejects.toThrow(
      `is in ${elsewhere}, and it is not there`,
    )
    expect(readdirSync(dataDir)).toEqual(before.map(([name]) => name))
    expect(existsSync(elsewhere)).toBe(false)
  })

  it('finds the one that its database.json names elsewhere', async () => {
    const dataDir = await copyOfTemplate()
    const other = ownDataDir()
    chmodSync(other, 0o711)
    renameSync(join(dataDir, 'postgres'), join(other, 'postgres'))
    writeFileSync(
      note(dataDir),
      JSON.stringify({
        ...JSON.parse(readFileSync(note(dataDir), 'utf8')),
        elsewhere: join(other, 'postgres/cluster'),
      }),
    )
    expect(await query((await start(dataDir)).ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })
})

describe.runIf(asRoot)('a cluster restored with another owner', () => {
  it('is refused in words of its own, with the command that gives it back', async () => {
    const dataDir = await copyOfTemplate()
    const { uid, gid } = statSync(clusterIn(dataDir))
    chownSync(join(clusterIn(dataDir), 'global/pg_control'), 12345, 12345)
    const words = await startEmbedded({ dataDir, root, say: quiet }).then(
      () => 'started',
      (error: Error) => error.message,
    )
    expect(words).toContain('belongs to user 12345')
    expect(words).toContain(`chown -R ${uid}:${gid} ${clusterIn(dataDir)}`)
    expect(words).not.toContain('starting up')
    chownSync(join(clusterIn(dataDir), 'global/pg_control'), uid, gid)
    chmodSync(clusterIn(dataDir), 0o755)
    expect(await query((await start(dataDir)).ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  it('says which directory is in the way', async () => {
    const closed = ownDataDir()
    const dataDir = join(closed, 'data')
    mkdirSync(dataDir)
    await promisify(execFile)('cp', ['-a', `${template}/.`, dataDir])
    chmodSync(closed, 0o700)
    await expect(startEmbedded({ dataDir, root, say: quiet })).rejects.toThrow(/may not enter.*chmod o\+x/)
  })
})
