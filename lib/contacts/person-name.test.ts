import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, isPlaceholderName, phoneInName } from './person-name'

describe('a name', () => {
  it('is one line without control characters, overrides or doubled space', () => {
    expect(cleanName('\u00a0 Ana\u00a0\n Souza\u0007 \u202e')).toBe('Ana Souza')
  })

  it('is composed, even when a removed mark stood between letter and accent', () => {
    expect(cleanName('Jose\u0301')).toBe('Jos\u00e9')
    expect(cleanName('Jose\u0000\u0301')).toBe('Jos\u00e9')
  })

  it('keeps emoji with joiners, other scripts, HTML and formulas as written', () => {
    for (const name of ['👩‍💻 Ana', 'محمد', '李小龍', '<b>Ana</b>', '=1+1', "O'Néill", 'Pedro [584213377]']) {
      expect(cleanName(name)).toBe(name)
    }
  })

  it('is cut at 200 code points, never inside a pair', () => {
    expect(cleanName('😀'.repeat(300))).toBe('😀'.repeat(200))
    expect(cleanName('a'.repeat(300))).toHaveLength(200)
  })

  it.each([
    '',
    ' ',
    '\u00a0',
    '-',
    '...',
    'n/a',
    'não informado',
    'null',
    '\u200b',
    '\u200d',
    '\u3164',
    null,
    undefined,
    {},
    [],
  ])('%j is empty', value => {
    expect(cleanName(value)).toBeNull()
  })

  it('cleaned again is the same, well formed and within its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const name = cleanName(text)
        if (name === null) return
        expect(cleanName(name)).toBe(name)
        expect(name.isWellFormed()).toBe(true)
        expect(Array.from(name).length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('of 5 million characters is read at once, and no value throws', () => {
    const start = performance.now()
    for (const unit of ['a', ' ', '\u0301', '\ud800']) cleanName(unit.repeat(5_000_000))
    expect(performance.now() - start).toBeLessThan(1000)
    fc.assert(fc.property(fc.anything(), value => void cleanName(value)))
  })
})

describe('a placeholder name', () => {
  it.each([
    null,
    '',
    'Client',
    'cliente',
    'VISITANTE',
    'Visitor',
    'Visitante 48213',
    'Visitor #2067',
    'Visitante nº 7',
    'Cliente (12)',
    'Visitante [584213377]',
    'Usuário 3',
    'Anônimo',
    'Клиент 5',
    '+55 11 98765-4321',
    '584213377',
    '???',
    '. .',
    'qualquer@x.com',
  ])('%j may be replaced', name => {
    expect(isPlaceholderName(name)).toBe(true)
  })

  it('is the contact’s own e-mail or phone', () => {
    expect(isPlaceholderName('ANA@intranet', { email: 'ana@intranet' })).toBe(true)
    expect(isPlaceholderName('11 3265-4321 ramal 12', { phone: '11 3265-4321 Ramal 12' })).toBe(true)
    expect(isPlaceholderName('11 3265-4321 ramal 12', { phone: null })).toBe(false)
  })

  it.each(['Ana', 'Clientela Silva', 'Cliente Souza', 'Ana 2', '李', '😀', 'Pedro [584213377]', 'ana@', 'Null'])(
    '%j is a name',
    name => {
      expect(isPlaceholderName(name, { email: 'b@x.com', phone: '11 98765-4321' })).toBe(false)
    },
  )
})

describe('a phone in the name field', () => {
  it.each(['11987654321', '+55 (11) 98765-4321', ' 98765-4321 '])('%j is found', name => {
    expect(phoneInName(name)).toBe(name.trim())
  })

  it.each([null, '', 'Ana', '1234567', 'Ana 11 98765-4321', 'Pedro [584213377]', '[584213377]', '( )'])(
    '%j is none',
    name => {
      expect(phoneInName(name)).toBeNull()
    },
  )
})
