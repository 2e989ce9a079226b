import { expect, test } from 'vitest'
import { isReachable, snippetLine } from './snippet-line'

test('the line names our address, and the consent where it is needed', () => {
  const url = 'https://crm.loja.com.br'
  expect(snippetLine(url, { needsConsent: false })).toBe(
    '<script async src="https://crm.loja.com.br/visit.js"></script>',
  )
  expect(snippetLine(url, { needsConsent: true })).toBe(
    '<script async src="https://crm.loja.com.br/visit.js" data-consent="required"></script>',
  )
})

test.each([
  ['http://localhost:3000', false],
  ['http://127.0.0.1:3000', false],
  ['http://[::1]:3000', false],
  ['https://crm.loja.com.br', true],
])('%s can be reached by visitors: %s', (url, reachable) => {
  expect(isReachable(url)).toBe(reachable)
})
