import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'

const root = new URL('../../', import.meta.url)
const sources = ['app', 'components', 'lib']
  .flatMap(folder =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`),
  )
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map(file => readFileSync(new URL(file, root), 'utf8'))

const texts = (pattern: RegExp) => sources.flatMap(source => [...source.matchAll(pattern)].map(found => found[1] ?? ''))

// A key is written as text, as the key of an object of codes, or put together in a template.
const literals = new Set([
  ...texts(/'([\w.:-]+)'/g),
  ...texts(/`([\w.:-]+)`/g),
  ...texts(/"([\w.:-]+)"/g),
  ...texts(/^\s*(\w+):/gm),
  ...texts(/[{,] (\w+):/g),
])
const templates = texts(/`([^`\n]*\$\{[^`\n]*)`/g)
  .map(template => template.split(/\$\{[^}]*\}/))
  .filter(parts => parts.every(part => /^[\w.:-]*$/.test(part)) && parts.some(part => part.length > 1))
  .map(parts => new RegExp(`^${parts.map(part => part.replaceAll('.', '\\.')).join('[\\w:-]+')}$`))

function keysOf(tree: object, path: string[]): string[][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    value !== null && typeof value === 'object' ? keysOf(value, [...path, key]) : [[...path, key]],
  )
}

const isUsed = (path: string[]) => {
  const suffixes = path.map((_, at) => path.slice(at).join('.'))
  return suffixes.some(suffix => literals.has(suffix) || templates.some(template => template.test(suffix)))
}

test('every message is said somewhere', () => {
  // The reasons of the why-trail are codes of the database.
  const paths = keysOf(messages['pt-BR'], []).filter(([namespace]) => namespace !== 'why')
  expect(paths.filter(path => !isUsed(path)).map(path => path.join('.'))).toEqual([])
})
