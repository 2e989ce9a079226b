import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Sample = { requests: number; failed: number; seconds: number; latencies: number[] }

/** Posts one body; answers the status. */
function post(agent: Agent, address: URL, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(address, { method: 'POST', agent, headers }, answer => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** `perSecond` requests, sent when they are due whatever became of those before; timed from when they were due. */
export async function openLoop(
  address: URL,
  nextBody: () => string,
  perSecond: number,
  seconds: number,
): Promise<Sample> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const sample: Sample = { requests: 0, failed: 0, seconds, latencies: [] }
  const started = performance.now()
  const sent: Promise<void>[] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = started + (n * 1000) / perSecond
    await sleep(Math.max(0, due - performance.now()))
    sent.push(
      post(agent, address, nextBody()).then(status => {
        sample.latencies.push(performance.now() - due)
        if (status === 200) sample.requests += 1
        else sample.failed += 1
      }),
    )
  }
  await Promise.all(sent)
  agent.destroy()
  return sample
}

/** The value below which `share` (0…1) of the samples lie. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

export function median(values: number[]): number {
  return percentile(values, 0.5)
}
