import pino from 'pino'
import { env } from './env'
import { redact, redactText } from './redact.mjs'

/**
 * The log: one JSON object a line on standard output. Say what happened and name the ids; bodies, messages of visitors
 * and tokens do not belong in it, and what looks like a secret is hidden on the way out.
 */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  formatters: { log: object => redact(object) as Record<string, unknown> },
  serializers: { err: error => redact(error), error: error => redact(error) },
  hooks: {
    logMethod(args, method) {
      const redacted = args.map(word => (typeof word === 'string' ? redactText(word) : word)) as typeof args
      return method.apply(this, redacted)
    },
  },
})
