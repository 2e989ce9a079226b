// @ts-check
// Plain JavaScript, because `npm start` checks the configuration before anything TypeScript exists to run.
import { isIP } from 'node:net'
import { z } from 'zod'
import { hostNames } from './net/allowed-hosts.mjs'
import { parseTrustedProxies } from './net/trusted-proxies.mjs'

const MIB = 1024 * 1024

/** @param {string} value */
const isTimeZone = value => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}

/** @param {string} value */
const urlOf = value => (URL.canParse(value) ? new URL(value) : null)

/** @param {number} min @param {number} max */
const wholeNumber = (min, max) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine(value => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)

const appUrl = z
  .string()
  .refine(value => ['http:', 'https:'].includes(urlOf(value)?.protocol ?? ''), 'must begin with http:// or https://')
  .refine(value => {
    const url = urlOf(value)
    return !url || (url.pathname === '/' && !url.search && !url.hash && !url.username)
  }, 'must be an address alone, without a path: https://crm.example.com')
  .transform(value => urlOf(value)?.origin ?? value)

const databaseUrl = z
  .string()
  .refine(
    value => ['postgres:', 'postgresql:'].includes(urlOf(value)?.protocol ?? ''),
    'must look like postgresql://user:password@host:5432/name',
  )

const variables = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z
    .string()
    .refine(
      value => isIP(value) !== 0 || value === 'localhost',
      'must be an address of this machine: 127.0.0.1, 0.0.0.0, ::',
    )
    .optional(),
  APP_URL: appUrl.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(200, 'is too long').optional(),
  NEXTAUTH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  DEFAULT_LOCALE: z.enum(['pt-BR', 'en'], 'must be pt-BR or en').default('pt-BR'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as America/Sao_Paulo')
    .default('America/Sao_Paulo'),
  MAX_BODY_BYTES: wholeNumber(1024, 100 * MIB).default(5 * MIB),
  API_REQUESTS_A_MINUTE: wholeNumber(10, 1_000_000).optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(
      value => parseTrustedProxies(value) !== null,
      'must be a number from 0 to 10, or addresses such as 10.0.0.5, 10.1.0.0/16',
    )
    .transform(value => parseTrustedProxies(value) ?? { hops: 0, nets: [] })
    .default({ hops: 0, nets: [] }),
  ALLOWED_HOSTS: z
    .string()
    .refine(value => hostNames(value) !== null, 'must be names of hosts with commas between: crm.example.com, 10.0.0.5')
    .transform(value => hostNames(value) ?? [])
    .default([]),
  WEBHOOKS_TO_PRIVATE_ADDRESSES: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .transform(value => value === 'true'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
})

const rules = variables
  .refine(env => !env.ADMIN_EMAIL === !env.ADMIN_PASSWORD, {
    path: ['ADMIN_EMAIL'],
    message: 'and ADMIN_PASSWORD belong together: set both or neither',
  })
  .refine(env => !env.DATABASE_OWNER_URL || env.DATABASE_URL, {
    path: ['DATABASE_OWNER_URL'],
    message: 'belongs to DATABASE_URL: set that one too',
  })
  .transform(env => ({ ...env, APP_URL: env.APP_URL ?? `http://localhost:${env.PORT}` }))
  // Behind a proxy nobody else is to be spoken to; without one the machine's own network is.
  .transform(env => ({ ...env, HOST: env.HOST ?? (isBehindProxy(env) ? '127.0.0.1' : undefined) }))

/** @param {{ APP_URL: string, TRUSTED_PROXIES: import('./net/trusted-proxies.mjs').TrustedProxies }} env */
function isBehindProxy({ APP_URL, TRUSTED_PROXIES }) {
  return APP_URL.startsWith('https:') || TRUSTED_PROXIES.hops > 0 || TRUSTED_PROXIES.nets.length > 0
}

/** @typedef {z.output<typeof rules>} Env */

/** Every variable there is. */
export const ENV_NAMES = /** @type {readonly (keyof Env)[]} */ (Object.keys(variables.shape))

/**
 * Reads the configuration out of environment variables. An empty variable counts as unset.
 * Refuses with one line per wrong variable; the line never repeats the value, which may be a secret.
 *
 * @param {Record<string, string | undefined>} raw
 * @returns {{ ok: true, env: Env } | { ok: false, problems: string[] }}
 */
export function parseEnv(raw) {
  const given = Object.fromEntries(
    ENV_NAMES.map(name => [name, raw[name]?.trim()]).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = rules.safeParse(given)
  if (parsed.success) return { ok: true, env: parsed.data }
  return { ok: false, problems: parsed.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`) }
}
