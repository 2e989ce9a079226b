import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkParts, safeLink, shortAddress } from './safe-link'

describe('an address that may become a link', () => {
  it('is http, https, mailto or tel', () => {
    expect(safeLink('https://loja.com.br/tênis')).toBe('https://loja.com.br/t%C3%AAnis')
    expect(safeLink('mailto:ana@loja.com.br')).toBe('mailto:ana@loja.com.br')
    expect(safeLink('tel:+5511987654321')).toBe('tel:+5511987654321')
  })

  it('is nothing that runs, however it is dressed', () => {
    for (const bad of [
      'javascript:alert(1)',
      'JaVa\tScript:alert(1)',
      ' \u0001javascript:x',
      'data:text/html,x',
      'file:///etc/passwd',
      'loja.com.br',
      '',
    ]) {
      expect(safeLink(bad)).toBeNull()
    }
    expect(safeLink(null)).toBeNull()
  })
})

describe('the links in a text', () => {
  it('end before the punctuation of the sentence', () => {
    expect(linkParts('Veja https://loja.com.br/a?b=1, ou www.loja.com.br!')).toEqual([
      { text: 'Veja ', href: null },
      { text: 'https://loja.com.br/a?b=1', href: 'https://loja.com.br/a?b=1' },
      { text: ', ou ', href: null },
      { text: 'www.loja.com.br', href: 'https://www.loja.com.br/' },
      { text: '!', href: null },
    ])
  })

  it('keep a bracket that they opened', () => {
    expect(linkParts('(https://pt.wikipedia.org/wiki/Pato_(ave))')[1]?.text).toBe(
      'https://pt.wikipedia.org/wiki/Pato_(ave)',
    )
  })

  it('take nothing from the text and add nothing to it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('https://a.b', 'www.x.y', 'http://', 'javascript:a', '<b>', ')', '. '),
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const parts = linkParts(pieces.join(''))
        expect(parts.map(part => part.text).join('')).toBe(pieces.join(''))
        for (const { href } of parts) expect(href === null || /^https?:/.test(href)).toBe(true)
      }),
    )
  })
})

describe('an address as people read it', () => {
  it('has no scheme, no www and no parameters', () => {
    expect(shortAddress('https://www.loja.com.br/t%C3%AAnis/?utm_source=google#x')).toBe('loja.com.br/tênis')
    expect(shortAddress('https://loja.com.br/')).toBe('loja.com.br')
    expect(shortAddress('https://loja.com.br/%E0%A4%A')).toBe('loja.com.br/%E0%A4%A')
    expect(shortAddress('não é endereço')).toBe('não é endereço')
  })
})
