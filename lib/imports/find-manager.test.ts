import { describe, expect, it } from 'vitest'
import { findManager, isNamed, managerBook } from './find-manager'

const person = (id: string, name: string) => ({ id, name, active: true })
const book = managerBook([
  { ...person('1', 'José Araújo'), email: 'Jose@loja.com.br', login: null },
  { ...person('2', 'Ana Lima'), email: 'ana@loja.com.br', login: 'ana.l' },
  { ...person('3', 'ANA  LIMA'), email: 'ana2@loja.com.br', login: null },
])

describe('the manager of a cell', () => {
  it('is known by e-mail and by login, whatever their case', () => {
    expect(findManager('JOSE@loja.com.br', book).person).toEqual(person('1', 'José Araújo'))
    expect(findManager('Ana.L', book).person?.id).toBe('2')
  })

  it('is known by a name that one person has, case and accents aside', () => {
    expect(findManager('jose araujo', book)).toEqual({ text: 'jose araujo', person: person('1', 'José Araújo') })
    expect(findManager('Zé', book)).toEqual({ text: 'Zé', person: null, because: 'unknown' })
  })

  it('is nobody where two have the name', () => {
    expect(findManager('Ana Lima', book)).toEqual({ text: 'Ana Lima', person: null, because: 'ambiguous' })
  })

  it('is whoever has it already, also of two with one name and after having left', () => {
    expect(isNamed(findManager('Ana Lima', book), { id: '3', name: 'ANA  LIMA' })).toBe(true)
    expect(isNamed(findManager('Bia Reis', book), { id: '9', name: 'Bia Reis' })).toBe(true)
    expect(isNamed(findManager('Bia Reis', book), null)).toBe(false)
    expect(isNamed(findManager('jose araujo', book), { id: '2', name: 'Ana Lima' })).toBe(false)
  })
})
