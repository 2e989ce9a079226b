import { describe, expect, it } from 'vitest'
import { distinctLabels, type Nameable } from './contact-label'

const lucas = (email: string | null, phone: string | null = null): Nameable => ({
  name: 'Lucas Toledo',
  email,
  phone: phone === null ? null : { raw: phone, key: null, e164: phone },
  visitorNumber: null,
})

describe('the names of two contacts side by side', () => {
  it('are followed by phone or e-mail where they are the same', () => {
    expect(distinctLabels(lucas('a@exemplo.com.br'), lucas(null, '+5511987654321'), 'Visitante')).toEqual([
      'Lucas Toledo · a@exemplo.com.br',
      'Lucas Toledo · (11) 98765-4321',
    ])
  })

  it('stay as they are where they differ, or where nothing else is known', () => {
    expect(
      distinctLabels({ ...lucas('a@exemplo.com.br'), name: 'Ana' }, lucas('b@exemplo.com.br'), 'Visitante'),
    ).toEqual(['Ana', 'Lucas Toledo'])
    expect(distinctLabels(lucas(null), lucas(null), 'Visitante')).toEqual(['Lucas Toledo', 'Lucas Toledo'])
  })
})
