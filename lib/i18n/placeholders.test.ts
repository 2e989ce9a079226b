import { describe, expect, it } from 'vitest'
import { placeholders } from './placeholders'

describe('the values a message asks for', () => {
  it.each<[string, string[]]>([
    ['Salvar', []],
    ['há {count} min', ['count']],
    ['{count, plural, one {ontem} other {há # dias}}', ['count']],
    ['{count, plural, one {# de {name}} other {# de {name} e {other}}}', ['count', 'name', 'other']],
    ['<b>{ name }</b> passou para {name}', ['<b>', 'name']],
    ['{at, date, short}', ['at']],
  ])('are found in %s', (message, names) => {
    expect(placeholders(message)).toEqual(names)
  })
})
