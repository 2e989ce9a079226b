import { createServer, connect, type AddressInfo, type Server } from 'node:net'

/**
 * Stands between the app and PostgreSQL and counts round trips: each ends with the server's ReadyForQuery ("Z").
 * @param databaseUrl where the database is
 * @returns the address to use instead, and the count so far
 */
export async function countingProxy(
  databaseUrl: string,
): Promise<{ url: string; count: () => number; close: () => void }> {
  const target = new URL(databaseUrl)
  const socket = target.searchParams.get('host')
  let roundTrips = 0
  const server: Server = createServer(client => {
    const upstream = connect(
      socket ? { path: `${socket}/.s.PGSQL.${target.port}` } : { host: target.hostname, port: Number(target.port) },
    )
    const readMessages = messageReader(type => {
      if (type === 0x5a) roundTrips += 1
    })
    upstream.on('data', readMessages)
    client.pipe(upstream).on('error', () => client.destroy())
    upstream.pipe(client).on('error', () => upstream.destroy())
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return { url: url.href, count: () => roundTrips, close: () => server.close() }
}

// Messages of the backend: one byte of type, four of length (themselves included), the rest. They may be cut anywhere.
function messageReader(onMessage: (type: number) => void) {
  let skip = 0
  let head = Buffer.alloc(0)
  return (chunk: Buffer) => {
    let rest = chunk
    while (rest.length > 0) {
      if (skip > 0) {
        const step = Math.min(skip, rest.length)
        skip -= step
        rest = rest.subarray(step)
        continue
      }
      const needed = 5 - head.length
      head = Buffer.concat([head, rest.subarray(0, needed)])
      rest = rest.subarray(needed)
      if (head.length < 5) return
      onMessage(head[0]!)
      skip = head.readUInt32BE(1) - 4
      head = Buffer.alloc(0)
    }
  }
}
