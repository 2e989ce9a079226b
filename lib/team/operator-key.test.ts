import { describe, expect, it } from 'vitest'
import { operatorId, operatorKey } from './operator-key'

describe('operatorKey', () => {
  it('is the login whatever its case and margins', () => {
    expect(operatorKey({ login: '  Ana@Loja.com.BR ', jivoId: '7' })).toBe('ana@loja.com.br')
  })

  it('is the id behind a hash where there is no login', () => {
    expect(operatorKey({ login: ' ', jivoId: '900719925474099312' })).toBe('#900719925474099312')
  })

  it('does not exist for an operator of whom Jivo told nothing', () => {
    expect(operatorKey({ login: null, jivoId: '' })).toBeNull()
    expect(operatorKey({})).toBeNull()
  })
})

describe('operatorId', () => {
  it('never changes for a key', () => {
    expect(operatorId('ana@loja.com.br')).toBe(operatorId('ana@loja.com.br'))
    expect(operatorId('#7')).not.toBe(operatorId('7'))
  })

  it('is the id that installations already hold', () => {
    expect(operatorId('ana@loja.com.br')).toBe('16b864b0-1224-50a4-9281-4933708de6fe')
  })
})
