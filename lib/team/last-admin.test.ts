import { describe, expect, it } from 'vitest'
import { isLastAdmin } from './last-admin'

describe('isLastAdmin', () => {
  it('is true for the only administrator and for nobody else', () => {
    expect(isLastAdmin({ id: 'rui' }, [{ id: 'rui' }])).toBe(true)
    expect(isLastAdmin({ id: 'rui' }, [{ id: 'rui' }, { id: 'bia' }])).toBe(false)
    expect(isLastAdmin({ id: 'ana' }, [{ id: 'rui' }])).toBe(false)
  })
})
