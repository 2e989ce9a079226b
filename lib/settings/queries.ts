import { cache } from 'react'
import { prisma } from '@/lib/db/client'
import { env } from '@/lib/env'
import { readPanelLines } from './panel-lines'
import { settingsSchema, type Settings } from './schema'

/** What the whole installation agrees on, read once per request. Throws before the first start has written them. */
export const getSettings = cache(async (): Promise<Settings> => {
  const row = await prisma.settings.findUniqueOrThrow({ where: { id: 1 } })
  const { version, id: _id, updatedAt: _updatedAt, ...values } = row
  // A line that cannot be read any more must not stop every page.
  const known = { ...values, panelLines: readPanelLines(values.panelLines) }
  return { ...settingsSchema.strip().parse(known), version }
})

/** The zone that times are shown in: the account's, and that of the configuration while the database is away. */
export async function getTimeZone(): Promise<string> {
  const settings = await getSettings().catch(() => null)
  return settings?.timeZone ?? env.TIME_ZONE
}
