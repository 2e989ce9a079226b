import { z } from 'zod'

/** What another program can be told of; the words are those of the history. */
export const webhookEvents = ['conflict.resolved'] as const

export type WebhookEvent = (typeof webhookEvents)[number]

const url = z
  .string()
  .trim()
  .max(1000)
  .pipe(z.url({ protocol: /^https?$/ }))
  // A name and password in an address end in logs; the signature says who sends.
  .refine(text => new URL(text).username === '' && new URL(text).password === '', 'credentials')

export const newWebhookSchema = z.object({
  url,
  events: z
    .array(z.enum(webhookEvents))
    .min(1)
    .transform(events => [...new Set(events)]),
})

export const webhookIdSchema = z.object({ id: z.uuid() })

export const activeWebhookSchema = z.object({ id: z.uuid(), active: z.boolean() })
