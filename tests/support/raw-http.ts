import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Writes bytes to a server as they are, with pauses between the parts, and answers all it says until it closes, or until
 * the answer is complete by its length or its last chunk. A connection that is reset ends what it said.
 */
export function exchangeRaw(baseUrl: string, parts: (string | Uint8Array)[], pauseMs = 0): Promise<string> {
  const { hostname, port } = new URL(baseUrl)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let said = Buffer.alloc(0)
    socket.on('data', chunk => {
      said = Buffer.concat([said, chunk])
      if (isComplete(said)) socket.destroy()
    })
    socket.on('error', error => (said.length === 0 ? reject(error) : undefined))
    socket.on('close', () => resolve(said.toString('latin1')))
    socket.on('connect', () => void write(socket, parts, pauseMs))
  })
}

async function write(socket: ReturnType<typeof connect>, parts: (string | Uint8Array)[], pauseMs: number) {
  for (const [at, part] of parts.entries()) {
    if (at > 0) await sleep(pauseMs)
    if (socket.destroyed) return
    socket.write(part)
  }
}

/** The status of such an answer; 0 where there is none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
}

function isComplete(said: Buffer): boolean {
  const end = said.indexOf('\r\n\r\n')
  if (end < 0) return false
  const head = said.subarray(0, end).toString('latin1')
  if (/^HTTP\/1\.1 100 /.test(head)) return false
  if (/^transfer-encoding: chunked$/im.test(head)) return said.subarray(-5).toString('latin1') === '0\r\n\r\n'
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  return length !== undefined && said.length >= end + 4 + Number(length)
}
