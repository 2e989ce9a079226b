import { expect, it } from 'vitest'
import { leadHeading } from './lead-heading'

it('puts the name of the contact before the number of the chat', () => {
  expect(leadHeading('JivoChat #913604 – Tomas Silva', 'Tomas Silva')).toEqual({
    main: 'Tomas Silva',
    rest: 'JivoChat #913604',
  })
  expect(leadHeading('Tomas Silva (loja) – 18', 'Tomas Silva')).toEqual({ main: 'Tomas Silva', rest: '(loja) – 18' })
  expect(leadHeading('Ana', 'Ana')).toEqual({ main: 'Ana', rest: '' })
})

it('leaves a title that does not name the contact as it is', () => {
  expect(leadHeading('Reforma da cozinha', 'Ana')).toEqual({ main: 'Reforma da cozinha', rest: '' })
  expect(leadHeading('JivoChat #18 – Visitante 7', null)).toEqual({ main: 'JivoChat #18 – Visitante 7', rest: '' })
})
