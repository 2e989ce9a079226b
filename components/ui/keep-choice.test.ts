import { afterEach, expect, test, vi } from 'vitest'
import { keepChoice } from './keep-choice'

afterEach(() => vi.unstubAllGlobals())

function writtenOver(protocol: string): string {
  const document = { cookie: '' }
  vi.stubGlobal('window', { location: { protocol } })
  vi.stubGlobal('document', document)
  keepChoice('rail', 'slim')
  return document.cookie
}

test('marks the cookie of a choice as Secure when the page came over https', () => {
  expect(writtenOver('https:')).toMatch(/^rail=slim; .*; secure$/)
  expect(writtenOver('http:')).not.toContain('secure')
})
