import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/prisma/generated/client'
import { pool } from './pool'

const registry = globalThis as unknown as Record<symbol, PrismaClient | undefined>
const KEY = Symbol.for('balcao.prisma')

function connect(): PrismaClient {
  return (registry[KEY] ??= new PrismaClient({ adapter: new PrismaPg(pool()) }))
}

/** Prisma Client on the connections of `pool()`, made at the first use so that importing it needs no database. */
export const prisma: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, name) => {
    const client = connect()
    const value: unknown = Reflect.get(client, name, client)
    return typeof value === 'function' ? value.bind(client) : value
  },
})
