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
  const target = new URL(databaseUrl)
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
    const behind = connect(Number(target.port), target.hostname)
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
