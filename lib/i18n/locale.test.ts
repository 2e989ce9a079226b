import { describe, expect, it } from 'vitest'
import { resolveLocale } from './locale'

const decide = (acceptLanguage: string | null, chosen?: string) =>
  resolveLocale({ chosen, acceptLanguage, fallback: 'pt-BR' })

describe('the language of a page', () => {
  it("is the person's choice, whatever the browser asks for", () => {
    expect(decide('pt-BR', 'en')).toBe('en')
  })

  it('ignores a choice that is not one of ours', () => {
    expect(decide('en-GB', 'fr')).toBe('en')
  })

  it.each([
    ['pt-PT,pt;q=0.9', 'pt-BR'],
    ['en-US,en;q=0.9,pt;q=0.8', 'en'],
    ['de-DE, de;q=0.9, en;q=0.5', 'en'],
    ['en;q=0.3, pt-BR;q=0.7', 'pt-BR'],
    ['en;q=0, pt', 'pt-BR'],
    ['EN', 'en'],
  ])('is what the browser prefers among ours: %s gives %s', (header, locale) => {
    expect(decide(header)).toBe(locale)
  })

  it.each([null, '', '*', 'ja', ';;q=,,', 'en;q=abc'])('falls back when the browser asks for neither: %s', header => {
    expect(decide(header)).toBe('pt-BR')
  })
})
