import { cache } from 'react'
import { prisma } from '@/lib/db/client'
import { env } from '@/lib/env'
import { settingsSchema, type Settings } from './schema'

/** What the whole installation agrees on, read once per request. Throws before the first start has written them. */
export const getSettings = cache(async (): Promise<Settings> => {
  const row = await prisma.settings.findUniqueOrThrow({ where: { id: 1 } })
  const { version, id: _id, updatedAt: _updatedAt, ...values } = row
  return { ...settingsSchema.strip().parse(values), version }
})

/** The zone that times are shown in: the account's, and that of the configuration while the database is away. */
export async function getTimeZone(): Promise<string> {
  const settings = await getSettings().catch(() => null)
  return settings?.timeZone ?? env.TIME_ZONE
}
