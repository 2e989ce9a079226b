import { describe, expect, it } from 'vitest'
import { phoneText } from './phone'

describe('a text that may be a phone', () => {
  it.each([
    ['+5511995960573', '(11) 99596-0573'],
    ['11995960573', '(11) 99596-0573'],
    ['(11) 99596-0573', '(11) 99596-0573'],
    ['+351912345678', '+351 912 345 678'],
  ])('is shown as people read a phone: %s', (stored, shown) => {
    expect(phoneText(stored)).toBe(shown)
  })

  it.each(['ana1@exemplo.com.br', 'Ana', '', '98765-4321', '11995960573 / 11987654321'])(
    'is left as it is otherwise: %s',
    value => {
      expect(phoneText(value)).toBe(value)
    },
  )
})
