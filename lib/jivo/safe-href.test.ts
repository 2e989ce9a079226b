import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeHref } from './safe-href'

describe('an address that may stand in a link', () => {
  test.each([
    ['https://aurora.example/bolos?sabor=fubá', 'https://aurora.example/bolos?sabor=fub%C3%A1'],
    ['http://aurora.example', 'http://aurora.example/'],
    ['mailto:helena@example.com', 'mailto:helena@example.com'],
    ['tel:+5541991234567', 'tel:+5541991234567'],
  ])('%s is let through', (url, href) => {
    expect(safeHref(url)).toBe(href)
  })

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://a/b',
    'file:///etc/passwd',
    '//evil.example',
    '/relative',
    'loja.example',
    '',
    null,
  ])('%j is not', url => {
    expect(safeHref(url)).toBeNull()
  })

  test('whatever comes out begins with one of the four schemes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), url => {
        const href = safeHref(url)
        if (href !== null) expect(href).toMatch(/^(?:https?|mailto|tel):/)
      }),
    )
  })
})
