import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visitAddress } from './visit-address'

describe('a landing page or referrer', () => {
  test.each([
    ['https://loja.example/tenis', 'https://loja.example/tenis'],
    ['https://loja.example', 'https://loja.example/'],
    [
      'https://loja.example/p?utm_source=google&email=ana@x.example&GCLID=a1&token=s3#pagar',
      'https://loja.example/p?utm_source=google&GCLID=a1',
    ],
    ['https://loja.example/p?utm_content=ana%40x.example&utm_term=', 'https://loja.example/p'],
    ['https://ana:senha@loja.example:8443/p', 'https://loja.example:8443/p'],
    ['android-app://com.google.android.gm/', 'android-app://com.google.android.gm/'],
  ])('%j is kept as %j', (given, kept) => {
    expect(visitAddress(given)).toBe(kept)
  })

  test.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'data:text/html,x',
    'loja.example/p',
    'https://',
    '',
    null,
    7,
    {},
  ])('%j is none', given => {
    expect(visitAddress(given)).toBeNull()
  })

  test('never becomes anything but an address of the web or of an app', () => {
    const head = fc.constantFrom('', 'https://a.example/', 'javascript:', 'http:', 'https://a@')
    fc.assert(
      fc.property(head, fc.string({ unit: 'binary' }), (start, rest) => {
        const kept = visitAddress(start + rest)
        expect(kept === null || /^(?:https?|android-app):\/\/[^/@]/.test(kept)).toBe(true)
      }),
    )
  })
})
