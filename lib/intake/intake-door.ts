import { findChannelByToken } from '@/lib/channels/live-tokens'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { Door } from './answer-intake.mjs'
import { receiveEvent } from './receive-event'

/** How the running app takes events: tokens from memory or the database, effects stored before the answer. */
export const intakeDoor: Door = {
  maxBytes: env.MAX_BODY_BYTES,
  findChannel: findChannelByToken,
  receive: arrival => receiveEvent(arrival, env.APP_URL),
  failed: error => log.error({ err: error }, 'a request to the webhook address failed'),
}
