import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

// OWASP Password Storage Cheat Sheet: scrypt with N=2^17, r=8, p=1, which takes 128 MiB a hash.
const LOG2_N = 17
const R = 8
const P = 1
const KEY_BYTES = 32
const SALT_BYTES = 16
const MEMORY_LIMIT_BYTES = 192 * 1024 * 1024

/** Longest password that is hashed at all, in characters; what people may choose is shorter (see password-rule.ts). */
const LONGEST_TRIED = 1024

/**
 * Makes the text that is kept instead of the password (in a server within withHashTurn(), see hash-queue.ts): algorithm, parameters,
 * salt and key, split by “$”.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, { N: 2 ** LOG2_N, r: R, p: P })
  return ['scrypt', LOG2_N, R, P, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether the password is the one behind `kept`. Without a hash to compare with (an unknown or uninvited person) it
 * takes as long and answers false, so that neither the answer nor its time tells who has an account. In a server within
 * withHashTurn().
 */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const stored = readHash(kept)
  const tried = password.length <= LONGEST_TRIED ? password : ''
  const { salt, key, options } = stored ?? nobody
  const derived = await derive(tried, salt, options)
  return timingSafeEqual(derived, key) && stored !== null && tried === password
}

type KeptHash = { salt: Buffer; key: Buffer; options: ScryptOptions }

const nobody: KeptHash = {
  salt: randomBytes(SALT_BYTES),
  key: randomBytes(KEY_BYTES),
  options: { N: 2 ** LOG2_N, r: R, p: P },
}

function readHash(kept: string | null): KeptHash | null {
  const [algorithm, log2n, r, p, salt, key] = kept?.split('$') ?? []
  if (algorithm !== 'scrypt' || !salt || !key) return null
  const keyBytes = Buffer.from(key, 'base64url')
  if (keyBytes.length !== KEY_BYTES) return null
  return {
    salt: Buffer.from(salt, 'base64url'),
    key: keyBytes,
    options: { N: 2 ** Number(log2n), r: Number(r), p: Number(p) },
  }
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFC, because one keyboard sends é as one character and another as two.
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...options, maxmem: MEMORY_LIMIT_BYTES }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
