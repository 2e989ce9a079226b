import { describe, expect, test } from 'vitest'
import { answerSchema, OK } from './answer'
import { usesAnswer } from './uses-answer'
import { EVENT_NAMES } from './events'

const isGood = (answer: unknown) => answerSchema.safeParse(answer).success
const full = {
  result: 'ok',
  contact_info: {
    name: 'Helena Prado',
    phone: '+5541991234567',
    email: 'helena@example.com',
    description: 'x',
  },
  custom_data: [{ title: 'Gerente', content: 'Lia', link: 'https://crm.example/contacts/1', key: 'Dono' }],
  enable_assign: true,
  crm_link: 'https://crm.example/contacts/1',
}

describe('the answer to Jivo', () => {
  test('may carry contact, lines, button and link, or nothing but ok', () => {
    expect(isGood(full)).toBe(true)
    expect(isGood(OK)).toBe(true)
    expect(JSON.stringify(OK)).toBe('{"result":"ok"}')
  })

  test.each([
    ['a result other than ok', { result: 'оk' }],
    ['a field Jivo does not document', { ...full, assign_to: 'x' }],
    ['an eleventh line', { ...full, custom_data: Array(11).fill({ content: 'x' }) }],
    ['a line without content', { ...full, custom_data: [{ title: 'x', content: ' ' }] }],
    ['a script as a link', { ...full, crm_link: 'javascript:alert(1)' }],
    ['a name longer than 255', { ...full, contact_info: { name: 'x'.repeat(256) } }],
    ['a link longer than 2048', { ...full, crm_link: `https://crm.example/${'x'.repeat(2_048)}` }],
    ['an empty phone', { ...full, contact_info: { phone: '' } }],
  ])('may not carry %s', (_, answer) => {
    expect(isGood(answer)).toBe(false)
  })

  test('is read by the agent only on chat_accepted and chat_updated', () => {
    expect(EVENT_NAMES.filter(usesAnswer)).toEqual(['chat_accepted', 'chat_updated'])
  })
})
