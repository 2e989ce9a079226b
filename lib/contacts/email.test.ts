import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail, suggestEmail } from './email'

function address(input: unknown): string | null {
  const read = readEmail(input)
  return read.ok ? read.email.address : null
}

describe('an e-mail', () => {
  it('is one address in whatever case and space it is written', () => {
    for (const text of [
      'ana@x.com',
      ' Ana@X.com ',
      'MAILTO:ana@x.com',
      'mailto:ana@x.com?subject=Oi',
      '\u00a0ANA@x.COM',
    ]) {
      expect(address(text)).toBe('ana@x.com')
    }
  })

  it('keeps what was written beside the address', () => {
    expect(readEmail(' Ana@X.com ')).toEqual({ ok: true, email: { raw: 'Ana@X.com', address: 'ana@x.com' } })
  })

  it('is the same composed and decomposed', () => {
    expect(address('jose\u0301@acao.com')).toBe(address('jos\u00e9@acao.com'))
  })

  it('loses the zero-width marks of a copied text', () => {
    expect(address('\u200bana@x.com\u2060')).toBe('ana@x.com')
  })

  it('keeps dots, tags and look-alike letters apart', () => {
    expect(address('a.na+loja@gmail.com')).toBe('a.na+loja@gmail.com')
    expect(address('аna@x.com')).not.toBe(address('ana@x.com'))
  })

  it.each([
    'ana',
    'ana@',
    '@x.com',
    'ana@x',
    'ana@x.',
    'ana@.com',
    'ana@x..com',
    'a@b@x.com',
    'ana souza@x.com',
    'ana@x.com, b@x.com',
    'ana@127.0.0.1',
    'ana@-x.com',
    'Ana <ana@x.com>',
    `${'a'.repeat(260)}@x.com`,
  ])('%j is kept as text', text => {
    expect(readEmail(text)).toEqual({ ok: false, text })
  })

  it.each(['', ' ', '-', 'n/a', 'não informado', 'null', null, undefined, {}, [], false])('%j is empty', value => {
    expect(readEmail(value)).toEqual({ ok: false, text: null })
  })

  it('read again from its own address is the same', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string({ unit: 'grapheme' }), (email, text) => {
        for (const written of [email, `${text}@${text}.com`]) {
          const first = address(written)
          if (first !== null) expect(address(first)).toBe(first)
        }
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), value => void readEmail(value)))
  })

  it.each(['a'.repeat(200_000), '@'.repeat(200_000), `a@${'a.'.repeat(100_000)}`, `a@${'-'.repeat(200_000)}`])(
    'of 200 000 hostile characters is read at once',
    text => {
      const start = performance.now()
      readEmail(text)
      suggestEmail(text)
      expect(performance.now() - start).toBeLessThan(1000)
    },
  )
})

describe('a slip in the domain', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmil.com', 'gmail.com'],
    ['gmail.com.br', 'gmail.com'],
    ['hotmail.con', 'hotmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['otmail.com', 'hotmail.com'],
    ['yaho.com.br', 'yahoo.com.br'],
    ['bol.com.b', 'bol.com.br'],
    ['outlok.com', 'outlook.com'],
    ['iclod.com', 'icloud.com'],
    ['uol.com.bt', null],
    ['uol.combr', 'uol.com.br'],
    ['hotmail.combr', 'hotmail.com.br'],
  ])('%s suggests %s', (written, meant) => {
    expect(suggestEmail(`Ana.B@${written}`)).toBe(meant === null ? null : `Ana.B@${meant}`)
  })

  it.each([
    'gmail.com',
    'ymail.com',
    'mail.com',
    'hotmail.com.br',
    'yahoo.com.ar',
    'hotmail.co.uk',
    'yahoo.fr',
    'love.com',
    'empresa.com.br',
    'oi.com.br',
    'ui.com.br',
    'gmx.com',
    'aol.com',
  ])('%s suggests nothing', domain => {
    expect(suggestEmail(`ana@${domain}`)).toBeNull()
  })

  it('is not looked for in what is no address', () => {
    expect(suggestEmail('gmial.com')).toBeNull()
    expect(suggestEmail('')).toBeNull()
  })
})
