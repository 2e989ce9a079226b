import { describe, expect, it } from 'vitest'
import { readHandValues, withAreaCode } from './hand-values'

describe('a phone without its DDD', () => {
  it('is whole once a person names it, and keeps what was written', () => {
    expect(withAreaCode('98765-4321', '11')).toMatchObject({
      raw: '98765-4321',
      e164: '+5511987654321',
      key: '551187654321M',
    })
    expect(withAreaCode('3265-4321 ramal 12', '11')).toMatchObject({
      e164: '+551132654321',
      extension: '12',
      flag: null,
    })
    expect(withAreaCode('8765-4321', '55')).toMatchObject({ e164: '+5555987654321', flag: 'ninth_digit_added' })
  })

  it('is not helped by a DDD that does not exist', () => {
    for (const areaCode of ['20', '00', '1', '011', 'ab', '']) expect(withAreaCode('98765-4321', areaCode)).toBeNull()
  })

  it('is not helped by a DDD when it was no phone', () => {
    expect(withAreaCode('falar com Ana', '11')).toBeNull()
  })
})

describe('what a person types', () => {
  it('is nothing when empty or when it means empty', () => {
    for (const nothing of ['', '  ', '-', 'n/a']) {
      expect(readHandValues('email', nothing)).toEqual({ ok: true, values: [] })
      expect(readHandValues('phone', nothing)).toEqual({ ok: true, values: [] })
    }
  })

  it('may be two phones in one field', () => {
    const read = readHandValues('phone', '(11) 98765-4321 / (11) 3265-4321')
    expect(read.ok && read.values.map(value => value.key)).toEqual(['551187654321M', '551132654321L'])
  })

  it('is refused where it is no e-mail, or a phone without a digit', () => {
    expect(readHandValues('email', 'ana arroba loja')).toEqual({ ok: false, reason: 'email' })
    expect(readHandValues('phone', 'ligar para a Ana')).toEqual({ ok: false, reason: 'phone' })
  })
})
