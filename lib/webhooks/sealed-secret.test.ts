import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openSecret, sealSecret } from './sealed-secret'

it('comes back under the same installation secret, never twice the same, and not under another or when touched', () => {
  const secret = randomBytes(24)
  const sealed = sealSecret(secret, 'an installation secret')
  expect(openSecret(sealed, 'an installation secret')).toEqual(secret)
  expect(sealSecret(secret, 'an installation secret')).not.toEqual(sealed)
  expect(() => openSecret(sealed, 'another installation')).toThrow()
  sealed[sealed.length - 1]! ^= 1
  expect(() => openSecret(sealed, 'an installation secret')).toThrow()
})
