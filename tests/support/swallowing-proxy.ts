import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** A way to a database through which a network can be made to swallow everything, without a word to either side. */
export type SwallowingProxy = { databaseUrl: string; swallow: () => void; pass: () => void; close: () => void }

export async function swallowingProxy(databaseUrl: string): Promise<SwallowingProxy> {
  const url = new URL(databaseUrl)
  const socketFolder = url.searchParams.get('host')
  const port = Number(url.port || 5432)
  const upstream = () => (socketFolder ? connect(`${socketFolder}/.s.PGSQL.${port}`) : connect(port, url.hostname))
  let swallowing = false
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const target = upstream()
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from)
      from.on('data', data => swallowing || to.write(data))
      from.on('close', () => swallowing || to.destroy())
      from.on('error', () => undefined)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(databaseUrl)
  through.searchParams.delete('host')
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    databaseUrl: through.href,
    swallow: () => void (swallowing = true),
    pass: () => void (swallowing = false),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
