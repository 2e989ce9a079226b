import { z } from 'zod'
import { CHANNEL_COLOURS } from './colours'
import { OLD_ADDRESS_LIVES } from './old-address'

export const channelNameSchema = z.string().trim().min(1).max(80)

/** The site or messenger a channel stands on, as people call it; empty is none. */
export const channelSiteSchema = z
  .string()
  .trim()
  .max(200)
  .transform(site => site || null)
  .nullable()

export const widgetIdSchema = z.string().trim().min(1).max(200)

const TAGS_AT_MOST = 10

/** Tags for each new lead of a channel, without repeats, case aside. */
export const channelTagsSchema = z
  .array(z.string().trim().min(1).max(40))
  .max(TAGS_AT_MOST)
  .transform(tags =>
    tags.filter((tag, at) => tags.findIndex(other => other.toLowerCase() === tag.toLowerCase()) === at),
  )

const channelSchema = z.object({
  name: channelNameSchema,
  site: channelSiteSchema.default(null),
  defaultManagerId: z.uuid().nullable(),
})

export const newChannelSchema = channelSchema.extend({ widgetId: widgetIdSchema.nullable().default(null) })

export const changedChannelSchema = channelSchema.extend({
  id: z.uuid(),
  colour: z.enum(CHANNEL_COLOURS).nullable(),
  stage: z.string().min(1).max(60),
  tags: channelTagsSchema,
  active: z.boolean(),
})

export const newAddressSchema = z.object({ channelId: z.uuid(), oldAddress: z.enum(OLD_ADDRESS_LIVES) })

export const tokenIdSchema = z.object({ tokenId: z.uuid() })

export const channelWidgetSchema = z.object({ channelId: z.uuid(), widgetId: widgetIdSchema })
