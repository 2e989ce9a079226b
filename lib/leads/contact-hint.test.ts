import { expect, it } from 'vitest'
import { contactHint } from './contact-hint'

const tomas = {
  name: 'Tomas Silva',
  email: 'tomas@loja.com.br',
  phone: { raw: '11987654321', e164: '+5511987654321', key: '551187654321M' },
}

it('a row says how to reach whom the title names', () => {
  expect(contactHint('JivoChat #18 – Tomas Silva', tomas)).toEqual(['(11) 98765-4321', 'tomas@loja.com.br'])
})

it('a row names whom the title does not name', () => {
  expect(contactHint('Uniforme para 30 pessoas', tomas)).toEqual(['Tomas Silva', '(11) 98765-4321'])
})

it('a row says nothing twice and nothing that is not known', () => {
  expect(contactHint('JivoChat #18 – (11) 98765-4321', { ...tomas, name: null, email: null })).toEqual([])
  expect(contactHint('JivoChat #18 – Visitante 7', { name: null, email: null, phone: null })).toEqual([])
})
