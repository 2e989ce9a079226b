import { describe, expect, it } from 'vitest'
import { readPhones } from './phone'

const keys = (input: unknown) => readPhones(input).map(phone => phone.key)

describe('two numbers in one field', () => {
  it.each([
    '(11) 98765-4321 / (11) 3265-4321',
    '11987654321;1132654321',
    '11 98765-4321 ou 11 3265-4321',
    '11 98765-4321 OR 11 3265-4321',
    '11 98765-4321ou11 3265-4321',
    '+55 11 98765-4321, +55 11 3265-4321',
    '11/98765-4321 / 11 3265-4321',
    '11 98765-4321 / R. 11 3265-4321',
  ])('%s are read apart', text => {
    expect(keys(text)).toEqual(['551187654321M', '551132654321L'])
  })

  it('keep each its own part and extension', () => {
    const phones = readPhones('(11) 98765-4321 / 3265-4321 r. 5')
    expect(phones.map(({ raw, extension }) => [raw, extension])).toEqual([
      ['(11) 98765-4321', null],
      ['3265-4321 r. 5', '5'],
    ])
  })

  it('that are the same number count once', () => {
    expect(keys('11 98765-4321 ou 011 8765-4321')).toEqual(['551187654321M'])
  })

  it('are one where a fragment or words stand beside it, and the fragment stays in the raw text', () => {
    for (const raw of [
      '(11) 3265-4321/4322',
      '11 3265-4321 ou falar com Ana',
      'WhatsApp / 11 3265-4321',
      'fornecedor 11 3265-4321',
      '11 3265-4321 (Maria or João)',
    ]) {
      expect(readPhones(raw)).toMatchObject([{ raw, key: '551132654321L' }])
    }
    expect(keys('98 9876-5432/1')).toEqual(['559898765432M'])
    expect(readPhones('11987 ou 654321')).toMatchObject([{ key: null, flag: 'unreadable' }])
  })
})
