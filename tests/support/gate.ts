import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type Gate = {
  /** the address of the database by way of the gate */
  databaseUrl: string
  /** `shut` refuses and cuts what is open, `mute` takes connections and answers nothing */
  set: (state: 'open' | 'shut' | 'mute') => void
}

/** A way to a database that can be shut, as a network that fails does it; gone when the test ends. */
export async function gateTo(databaseUrl: string): Promise<Gate> {
  const target = addressOf(databaseUrl)
  const sockets = new Set<Socket>()
  let state: 'open' | 'shut' | 'mute' = 'open'
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer(client => {
    keep(client)
    if (state === 'shut') return void client.destroy()
    if (state === 'mute') return void client.resume()
    const behind = connect(target)
    keep(behind)
    client.pipe(behind)
    behind.pipe(client)
    client.on('close', () => behind.destroy())
    behind.on('close', () => client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    databaseUrl: url.href,
    set: next => {
      state = next
      cut()
    },
  }
}

/** Where a server listens: at a port, or at its unix socket, whose directory a connection string names as `host`. */
function addressOf(databaseUrl: string): { host: string; port: number } | { path: string } {
  const { hostname, port, searchParams } = new URL(databaseUrl)
  const directory = searchParams.get('host')
  return directory ? { path: `${directory}/.s.PGSQL.${port}` } : { host: hostname, port: Number(port) }
}
