import { expect, it } from 'vitest'
import { formatPhone, readPhones, whatsappLink } from './phone'

it.each([
  ['1187654321', '(11) 98765-4321'],
  ['+551132654321', '(11) 3265-4321'],
  ['+351912345678', '+351 912 345 678'],
  ['+12025550143', '+1 202 555 0143'],
  ['+4512345678', '+45 1234 5678'],
  ['+5491123456789', '+54 911 2345 6789'],
  ['08007771234', '0800 777 1234'],
  ['0800771234', '0800 77 1234'],
  ['40041234', '4004-1234'],
  ['98765 4321', '98765 4321'],
  ['ligar depois', 'ligar depois'],
])('%s is shown as %s', (written, shown) => {
  expect(readPhones(written).map(formatPhone)).toEqual([shown])
})

it('shows what it does not know as it was written', () => {
  expect(formatPhone({ e164: 'tel', key: 'BRS1', raw: 'como veio' })).toBe('como veio')
})

it('links Brazilian mobiles to WhatsApp, and nothing else', () => {
  const link = (text: string) => readPhones(text).map(whatsappLink)
  expect(link('(11) 8765-4321')).toEqual(['https://wa.me/5511987654321'])
  for (const text of ['(11) 3265-4321', '+351 912 345 678', '0800 777 1234', '98765-4321']) {
    expect(link(text)).toEqual([null])
  }
})
