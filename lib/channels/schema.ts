import { z } from 'zod'

export const channelNameSchema = z.string().trim().min(1).max(80)

/** The site or messenger a channel stands on, as people call it; empty is none. */
export const channelSiteSchema = z
  .string()
  .trim()
  .max(200)
  .transform(site => site || null)
  .nullable()

const channelSchema = z.object({ name: channelNameSchema, defaultManagerId: z.uuid().nullable() })

export const newChannelSchema = channelSchema.extend({ site: channelSiteSchema.default(null) })

export const changedChannelSchema = channelSchema.extend({ id: z.uuid(), active: z.boolean() })

export const channelIdSchema = z.object({ channelId: z.uuid() })

export const tokenIdSchema = z.object({ tokenId: z.uuid() })
