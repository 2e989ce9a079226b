import { readdirSync, readFileSync } from 'node:fs'
import { createTranslator } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { locales, type Locale } from './locale'
import { messages } from './messages'
import { placeholders } from './placeholders'

type Tree = { [key: string]: string | Tree }

const folder = new URL('./messages/', import.meta.url)
const namespacesOf = (locale: Locale) => readdirSync(new URL(`${locale}/`, folder)).sort()
const read = (locale: Locale, file: string): Map<string, string> =>
  new Map(leaves(JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Tree))

function leaves(tree: Tree, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value] as [string, string]] : leaves(value, [...path, key]),
  )
}

describe('the words of the screens', () => {
  it('come in the same files in every language, and every file is loaded', () => {
    for (const locale of locales) {
      const loaded = Object.keys(messages[locale])
        .map(namespace => `${namespace}.json`)
        .sort()
      expect(namespacesOf(locale)).toEqual(loaded)
    }
  })

  describe.each(namespacesOf('pt-BR'))('in %s', file => {
    const portuguese = read('pt-BR', file)
    const english = read('en', file)

    it('have the same keys in both languages', () => {
      expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort())
    })

    it('are never empty', () => {
      for (const words of [portuguese, english]) {
        expect([...words].filter(([, text]) => text.trim() === '')).toEqual([])
      }
    })

    it('ask for the same values in both languages', () => {
      const asked = (words: Map<string, string>) =>
        Object.fromEntries([...words].map(([key, text]) => [key, placeholders(text)]).sort())
      expect(asked(english)).toEqual(asked(portuguese))
    })

    it.each(locales)('can be said with their values in %s', locale => {
      const broken: string[] = []
      const tree = JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Tree
      const say = createTranslator({
        locale,
        messages: tree,
        timeZone: 'UTC',
        onError: error => broken.push(error.message),
      })
      for (const [key, text] of read(locale, file)) say.markup(key as never, sampleValues(text) as never)
      expect(broken).toEqual([])
    })
  })
})

function sampleValues(text: string): Record<string, unknown> {
  return Object.fromEntries(
    placeholders(text).map(name => (name.startsWith('<') ? [name.slice(1, -1), (words: string) => words] : [name, 2])),
  )
}
