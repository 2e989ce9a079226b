import { afterEach, describe, expect, it } from 'vitest'
import { beginWork, eventLoopFigures, watchEventLoop } from './event-loop-watch.mjs'

type Stall = { ms: number; cpuMs: number; during: string[] }

let end = () => {}
afterEach(() => end())

/** Keeps the event loop, as work that does not yield does. */
function block(ms: number) {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** The next stall that is seen while `work` runs. */
function stallDuring(work: () => void): Promise<Stall> {
  return new Promise(resolve => {
    end = watchEventLoop(resolve)
    setImmediate(work)
  })
}

describe('the watch over the event loop', () => {
  it('reports a stall with what ran, also where that has ended meanwhile', async () => {
    const before = eventLoopFigures().stalls
    const endOther = beginWork('GET /api/health')
    const stall = await stallDuring(() => {
      const endJob = beginWork('job scan_duplicates')
      block(400)
      endJob()
    })
    endOther()
    expect(stall.ms).toBeGreaterThanOrEqual(200)
    expect(stall.during).toEqual(['job scan_duplicates', 'GET /api/health'])
    const figures = eventLoopFigures()
    expect(figures.stalls).toBeGreaterThan(before)
    expect(figures.longestMs).toBeGreaterThanOrEqual(stall.ms)
    expect(figures.last).toMatchObject({ ms: expect.any(Number), at: expect.stringMatching(/^\d{4}-.*Z$/) })
  })

  it('does not name what had ended before', async () => {
    beginWork('GET /leads')()
    expect((await stallDuring(() => block(400))).during).toEqual([])
  })

  it('counts the end of a piece of work once', async () => {
    const endOne = beginWork('GET /leads')
    const endSame = beginWork('GET /leads')
    endOne()
    endOne()
    const stall = await stallDuring(() => block(400))
    endSame()
    expect(stall.during).toEqual(['GET /leads'])
  })
})
