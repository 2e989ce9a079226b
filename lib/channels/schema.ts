import { z } from 'zod'

export const channelNameSchema = z.string().trim().min(1).max(80)

export const newChannelSchema = z.object({
  name: channelNameSchema,
  defaultManagerId: z.uuid().nullable(),
})

export const changedChannelSchema = newChannelSchema.extend({ id: z.uuid(), active: z.boolean() })

export const channelIdSchema = z.object({ channelId: z.uuid() })

export const tokenIdSchema = z.object({ tokenId: z.uuid() })
