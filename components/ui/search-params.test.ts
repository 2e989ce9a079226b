import { describe, expect, it } from 'vitest'
import { withParams } from './search-params'

describe('the address of a filtered list', () => {
  it('changes one filter and keeps the others', () => {
    expect(withParams('/leads', { status: 'open', q: 'tênis' }, { status: 'won' })).toBe(
      '/leads?q=t%C3%AAnis&status=won',
    )
  })

  it('forgets where the other list had been read to', () => {
    expect(withParams('/leads', { cursor: 'abc' }, { status: 'won' })).toBe('/leads?status=won')
    expect(withParams('/leads', { cursor: 'abc' }, { cursor: 'def' })).toBe('/leads?cursor=def')
  })

  it('is the bare path when no filter is left', () => {
    expect(withParams('/leads', { status: 'open', q: '' }, { status: null })).toBe('/leads')
  })

  it('keeps a filter that has several values', () => {
    expect(withParams('/leads', { manager: ['a', 'b'] }, { q: 'x' })).toBe('/leads?manager=a&manager=b&q=x')
  })
})
