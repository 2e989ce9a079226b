/** Why nobody could be spoken to, in the words of the screens. */
export type ConnectionFailure =
  | 'name'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'certificate-expired'
  | 'certificate-name'
  | 'certificate-untrusted'
  | 'tls'
  | 'other'

// Codes of Node, OpenSSL and undici.
const FAILURES: Record<string, ConnectionFailure> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  UND_ERR_SOCKET: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-untrusted',
  EPROTO: 'tls',
}

/** Reads what `fetch` threw: the reason lies in the causes, of several addresses in the last one. */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  for (const each of causesOf(error)) {
    const { code, name } = each as { code?: unknown; name?: unknown }
    if (name === 'TimeoutError' || name === 'AbortError') return 'timeout'
    if (typeof code !== 'string') continue
    const known = Object.hasOwn(FAILURES, code) ? FAILURES[code] : undefined
    if (known) return known
    if (code.startsWith('ERR_SSL_')) return 'tls'
  }
  return 'other'
}

function causesOf(error: unknown): object[] {
  const causes: object[] = []
  for (let each = error; typeof each === 'object' && each !== null && causes.length < 10; ) {
    causes.push(each)
    const { cause, errors } = each as { cause?: unknown; errors?: unknown[] }
    each = cause ?? errors?.at(-1)
  }
  return causes
}
