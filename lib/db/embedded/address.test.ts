import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { socketDirectory, urlOf } from './address.mjs'

describe('the address of the database', () => {
  it('is a socket beside the cluster', () => {
    expect(socketDirectory('/srv/crm/postgres/cluster', 'linux')).toBe('/srv/crm/postgres/socket')
  })

  it('is TCP on Windows, and where the path of the socket would be too long for the system', () => {
    expect(socketDirectory('/srv/crm/postgres/cluster', 'win32')).toBeNull()
    expect(socketDirectory(`/${'a'.repeat(69)}/postgres/cluster`, 'linux')).not.toBeNull()
    expect(socketDirectory(`/${'a'.repeat(70)}/postgres/cluster`, 'linux')).toBeNull()
    expect(socketDirectory(`/${'é'.repeat(40)}/postgres/cluster`, 'linux')).toBeNull()
  })

  it('is read back by pg as it was written, whatever the directory is called', () => {
    const client = new pg.Client({
      connectionString: urlOf({ host: '/tmp/João & Cia/socket', port: 5432 }, 'balcao_app', 'p/w'),
    })
    expect(client).toMatchObject({
      host: '/tmp/João & Cia/socket',
      port: 5432,
      user: 'balcao_app',
      password: 'p/w',
      database: 'balcao',
    })
    const overTcp = new pg.Client({ connectionString: urlOf({ host: '127.0.0.1', port: 5433 }, 'balcao_app', 'pw') })
    expect(overTcp).toMatchObject({
      host: '127.0.0.1',
      port: 5433,
      user: 'balcao_app',
      password: 'pw',
      database: 'balcao',
    })
  })
})
