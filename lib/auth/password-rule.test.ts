import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password-rule'

describe('passwordProblem', () => {
  it('asks for length and nothing else', () => {
    expect(passwordProblem('um gato preto', 'ana@loja.com.br')).toBeNull()
    expect(passwordProblem('123456789', 'ana@loja.com.br')).toBe('short')
    expect(passwordProblem('ab'.repeat(65), 'ana@loja.com.br')).toBe('long')
  })

  it('counts characters as people do', () => {
    expect(passwordProblem('🦜'.repeat(5), 'ana@loja.com.br')).toBe('short')
  })

  it('refuses what is tried first, whatever its case', () => {
    expect(passwordProblem('Senha123456', 'ana@loja.com.br')).toBe('common')
    expect(passwordProblem('aaaaaaaaaaaa', 'ana@loja.com.br')).toBe('common')
  })

  it('refuses the address of the person', () => {
    expect(passwordProblem('Ana@Loja.com.br', 'ana@loja.com.br')).toBe('email')
    expect(passwordProblem('anacarolina', 'anacarolina@loja.com.br')).toBe('email')
  })
})
