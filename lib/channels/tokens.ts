import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

// OWASP ASVS 11.5.1 asks for 128 bits; 192 are 32 characters without padding.
const TOKEN_BYTES = 24

/** A new secret for an address or a header: 192 random bits in the letters of base64url. Shown once, never stored. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** What is stored and searched by instead of a token: its SHA-256. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}

/** Compares two SHA-256 hashes in constant time. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
