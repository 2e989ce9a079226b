import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { accepted } from '@/tests/samples/jivo-events'
import { postJivo } from '../support/app'
import { channelOf, chatNumber, someone } from '../support/intake'
import { startApp } from '../support/start-app'

const disk = mkdtempSync(join(tmpdir(), 'balcao-disk-'))
const isMounted = mount()

afterAll(() => {
  if (isMounted) execFileSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true, force: true })
})

/** Makes a small disk of its own, which takes root on Linux. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=755', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!isMounted)('a full disk', () => {
  test('is told by /api/health before an event is refused and for as long as it is full; then events are taken again', async () => {
    const dataDir = join(disk, 'data')
    mkdirSync(dataDir)
    chmodSync(dataDir, 0o755)
    const app = await startApp({ dataDir })
    try {
      const channel = await channelOf(app)
      const post = async () =>
        (
          await postJivo(
            channel.token,
            accepted({ chat_id: chatNumber(), visitor: { ...someone(), description: 'x'.repeat(9_000) } }),
            app,
          )
        ).status
      const health = async () => {
        const answer = await fetch(`${app.baseUrl}/api/health`)
        const { status, events } = (await answer.json()) as { status: string; events: string }
        return [answer.status, status, events]
      }
      expect(await post()).toBe(200)
      fill(join(disk, 'fill'))
      await expect.poll(health, { timeout: 20_000 }).toEqual([503, 'unavailable', 'refused'])

      // What room PostgreSQL has set aside is used up first.
      await expect.poll(post, { timeout: 60_000, interval: 5 }).toBe(503)
      const refusedAt = performance.now()
      while (performance.now() - refusedAt < 8_000) expect(await health()).toEqual([503, 'unavailable', 'refused'])

      rmSync(join(disk, 'fill'))
      await expect.poll(health, { timeout: 20_000 }).toEqual([200, 'degraded', 'taken'])
      await expect.poll(post, { timeout: 20_000 }).toBe(200)
    } finally {
      await app.stop()
    }
  }, 240_000)
})

function fill(file: string): void {
  const block = Buffer.alloc(64 * 1024)
  for (;;) {
    const { bavail, bsize } = statfsSync(disk)
    if (bavail === 0) return
    writeFileSync(file, block.subarray(0, Math.min(block.length, bavail * bsize)), { flag: 'a' })
  }
}
