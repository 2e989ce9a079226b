import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardText, contactValue, idText, keyText, label, line, text } from './read-text'

const clean = (value: unknown, limit = 200) => line(value, limit, new Set(), 'field')
const words = (value: unknown, limit = 1_000) => text(value, limit, new Set(), 'field')
const contact = (value: unknown) => contactValue(value, 200, new Set(), 'field')
const key = (value: unknown) => keyText(value, new Set(), 'field')

describe('the HTML entities of a name', () => {
  const name = (value: unknown, limit = 200) => label(value, limit, new Set(), 'field')

  test.each([
    ['D&#39;Ávila &amp; Filhos', "D'Ávila & Filhos"],
    ['Jos&eacute; &quot;Z&eacute;&quot; &Aacute;vila', 'José "Zé" Ávila'],
    ['Caf&#xE9; &#x1F600;', 'Café 😀'],
    ['&lt;b&gt;', '<b>'],
    ['Ana&nbsp;Souza', 'Ana Souza'],
  ])('become their characters: %s', (value, expected) => {
    expect([name(value), contact(value), cardText(value, 1_000, new Set(), 'field')]).toEqual([
      expected,
      expected,
      expected.replace('Ana Souza', 'Ana\u00a0Souza'),
    ])
  })

  test.each(['AT&T', 'R&D; P&D', 'Tom &copy Jerry', '& Filhos', 'x &amp', '&#; &#x; &;'])(
    'stay where they are none: %s',
    value => {
      expect(name(value)).toBe(value)
    },
  )

  test('are decoded once', () => {
    expect(name('A &amp;lt; B')).toBe('A &lt; B')
  })

  test('bring in no character that a name may not have', () => {
    expect(name('Ana&#0;&#7;&#8238;&#xD800; Luz')).toMatch(/^Ana\uFFFD+ Luz$/)
    expect(name('&#8203;&#x2800;')).toBeNull()
  })

  test('stay in what is not a name: an address, a message', () => {
    expect(clean('https://loja.example/?a=1&lt;=2')).toBe('https://loja.example/?a=1&lt;=2')
    expect(words('a &amp; b')).toBe('a &amp; b')
  })

  test('cost no more for being many', () => {
    const noted = new Set<string>()
    expect(label('&amp;'.repeat(1_000_000), 200, noted, 'field')).toMatch(/^&{1,200}$/)
    expect(noted).toContain('field_cut')
  })
})

describe('a line of text', () => {
  test.each([null, undefined, '', '   ', '\u00a0\t\n', '\u200b\u200d\ufeff', '\u2800', [], {}])(
    'nothing visible is null: %j',
    value => {
      expect(clean(value)).toBeNull()
    },
  )

  test('accents that come as two characters become one', () => {
    expect(clean('Jose\u0301')).toBe('José')
  })

  test('emoji with joiners and flags stay whole', () => {
    expect(clean('👩‍👩‍👧 Família 🇧🇷')).toBe('👩‍👩‍👧 Família 🇧🇷')
  })

  test('names written from right to left stay, overrides that turn the row round go', () => {
    expect(clean('مريم')).toBe('مريم')
    expect(clean('Bia\u202Efdp.exe')).toBe('Biafdp.exe')
  })

  test('line ends, escape sequences and NUL cannot reach a log', () => {
    expect(clean('Bia\r\nERROR \u001b[31mx\u0000')).toBe('Bia ERROR [31mx')
  })

  test('lone surrogates go', () => {
    expect(clean('Bia \ud83d')).toBe('Bia')
    expect(clean('\udc00Bia')).toBe('Bia')
  })

  test('markup and formulas are text like any other', () => {
    expect(clean('<b>Zé</b>')).toBe('<b>Zé</b>')
    expect(clean('=SUM(A1)')).toBe('=SUM(A1)')
  })

  test('numbers become text, other values are given up with a note', () => {
    const notes = new Set<string>()
    expect(line(5511987654321, 50, notes, 'phone')).toBe('5511987654321')
    expect(notes).toEqual(new Set())
    expect(line({ a: 1 }, 50, notes, 'phone')).toBeNull()
    expect(line(true, 50, notes, 'phone')).toBeNull()
    expect(notes).toEqual(new Set(['phone_unreadable']))
  })

  test('what is too long is cut between characters, with a note', () => {
    const notes = new Set<string>()
    expect(line('N'.repeat(300), 200, notes, 'name')).toBe('N'.repeat(200))
    expect(line('N'.repeat(199) + '😀', 200, notes, 'name')).toBe('N'.repeat(199))
    expect(notes).toEqual(new Set(['name_cut']))
  })

  test('any text at all comes out well-formed, trimmed, without control characters and within its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), value => {
        const once = clean(value, 100)
        if (once === null) return
        expect(once.length).toBeLessThanOrEqual(100)
        expect(once.isWellFormed()).toBe(true)
        expect(once).not.toMatch(/[\p{Cc}]/u)
        expect(once).toBe(once.trim())
      }),
    )
  })
})

describe('a text of several lines', () => {
  test('keeps its lines, with one kind of line end', () => {
    expect(words('Olá!\r\nQuero 2 👟\r\n\r\n— João\r')).toBe('Olá!\nQuero 2 👟\n\n— João')
  })

  test('loses NUL and lone surrogates', () => {
    expect(words('a\u0000b\ud800c')).toBe('abc')
  })

  test('is cut at its limit', () => {
    expect(words('x'.repeat(5_000_000), 100_000)).toHaveLength(100_000)
  })
})

describe('a value typed into a contact form', () => {
  test.each(['-', ' – ', 'n/a', 'N/A', 'não informado', 'Nao informado', 'undefined', 'null', '.'])(
    '%j says nothing',
    value => {
      expect(contact(value)).toBeNull()
    },
  )

  test('an unusable address is kept as it was typed', () => {
    expect(contact('maria(at)example')).toBe('maria(at)example')
  })
})

describe('an id', () => {
  test('is exact text, leading zeros included', () => {
    expect(key('007')).toBe('007')
    expect(key(7636)).toBe('7636')
    expect(key('9007199254740993')).toBe('9007199254740993')
    expect(key('9'.repeat(300))).toBe('9'.repeat(300))
  })

  test.each([0, '0', '000', -1, '-1', -0, '', ' ', null, undefined, Infinity, true, [], {}, '9'.repeat(301)])(
    '%j identifies nobody',
    value => {
      expect(key(value)).toBeNull()
    },
  )

  test('that is zero or negative may still name a bot', () => {
    expect(idText('-1', new Set(), 'agent')).toBe('-1')
  })
})
