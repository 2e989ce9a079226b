/** What went wrong with a query, as far as the caller can act on it. */
export type DatabaseFailure =
  | { kind: 'unique'; constraint: string | null }
  | { kind: 'foreign-key'; constraint: string | null }
  | { kind: 'check'; constraint: string | null }
  | { kind: 'contention' }
  | { kind: 'timeout' }
  | { kind: 'unreachable' }
  | { kind: 'other' }

const KIND_BY_SQLSTATE: Record<string, DatabaseFailure['kind']> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23514': 'check',
  '40001': 'contention',
  '40P01': 'contention',
  '55P03': 'timeout',
  '57014': 'timeout',
  '25P03': 'timeout',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '53300': 'unreachable',
}

const KIND_BY_PRISMA_CODE: Record<string, DatabaseFailure['kind']> = {
  P1001: 'unreachable',
  P1002: 'unreachable',
  P1008: 'timeout',
  P1017: 'unreachable',
  P2002: 'unique',
  P2003: 'foreign-key',
  P2024: 'timeout',
  P2028: 'timeout',
  P2034: 'contention',
}

const NETWORK_CODES = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
// The unix socket of a server that does not run is no longer there, or nobody may enter where it would be.
const SOCKET_CODES = /^(ENOENT|EACCES)$/
// pg reports these without a code.
const NETWORK_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i

/**
 * Names the failure behind an error of `pg` or of Prisma (known request errors, driver adapter errors, raw queries'
 * P2010). Comes in: whatever was thrown. Goes out: its kind, and for a broken constraint the constraint's name or null.
 */
export function classifyDatabaseError(error: unknown): DatabaseFailure {
  for (const layer of layersOf(error)) {
    const kind = kindOf(layer)
    if (kind === 'unique' || kind === 'foreign-key' || kind === 'check')
      return { kind, constraint: constraintOf(error) }
    if (kind) return { kind } as DatabaseFailure
  }
  return { kind: 'other' }
}

/** True for a unique violation, of the named constraint or index when one is named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const failure = classifyDatabaseError(error)
  return failure.kind === 'unique' && (constraint === undefined || failure.constraint === constraint)
}

/** True when the database did not take part: nothing is known about the outcome of a commit in flight. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { kind } = classifyDatabaseError(error)
  return kind === 'unreachable' || kind === 'timeout'
}

/** True when the server answered that somebody else held a lock for longer than this statement might wait. */
export function isLockTimeout(error: unknown): boolean {
  return layersOf(error).some(layer => layer.code === '55P03' || layer.originalCode === '55P03')
}

/** True when there is no room for what was to be written: the disk of the server or of this process is full. */
export function isDiskFull(error: unknown): boolean {
  return layersOf(error).some(
    layer => layer.code === '53100' || layer.originalCode === '53100' || layer.code === 'ENOSPC',
  )
}

type Layer = Record<string, unknown>

// The error itself, then what it wraps: `cause`, Prisma's meta.driverAdapterError and its cause, aggregate errors.
function layersOf(error: unknown, depth = 0): Layer[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const layer = error as Layer
  const meta = layer.meta as Layer | undefined
  const inner = [layer.cause, meta?.driverAdapterError, ...(Array.isArray(layer.errors) ? layer.errors : [])]
  return [layer, ...inner.flatMap(value => layersOf(value, depth + 1))]
}

function kindOf(layer: Layer): DatabaseFailure['kind'] | undefined {
  for (const code of [layer.originalCode, layer.code]) {
    if (typeof code !== 'string') continue
    const known =
      KIND_BY_SQLSTATE[code] ?? KIND_BY_PRISMA_CODE[code] ?? (code.startsWith('08') ? 'unreachable' : undefined)
    if (known) return known
    if (NETWORK_CODES.test(code)) return 'unreachable'
    if (layer.syscall === 'connect' && SOCKET_CODES.test(code)) return 'unreachable'
  }
  if (layer.kind === 'UniqueConstraintViolation') return 'unique'
  if (layer.kind === 'ForeignKeyConstraintViolation') return 'foreign-key'
  if (layer.kind === 'TransactionWriteConflict') return 'contention'
  if (layer.kind === 'SocketTimeout') return 'timeout'
  if (layer.kind === 'DatabaseNotReachable' || layer.kind === 'ConnectionClosed') return 'unreachable'
  const message = typeof layer.message === 'string' ? layer.message : ''
  if (/Query read timeout/.test(message)) return 'timeout'
  return NETWORK_MESSAGES.test(message) ? 'unreachable' : undefined
}

// pg: error.constraint = 'name'. adapter-pg: cause.constraint = { index } or { fields }, its message the server's own.
function constraintOf(error: unknown): string | null {
  for (const layer of layersOf(error)) {
    if (typeof layer.constraint === 'string') return layer.constraint
    const index = (layer.constraint as Layer | undefined)?.index
    if (typeof index === 'string') return index
    for (const message of [layer.originalMessage, layer.message]) {
      const named = typeof message === 'string' ? /constraint "([^"]+)"/.exec(message)?.[1] : undefined
      if (named) return named
    }
  }
  return null
}
