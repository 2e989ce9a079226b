import { expect, it } from 'vitest'
import { transcriptText } from './transcript-text'

it('a transcript is copied with times and names, and without them where nobody knows them', () => {
  const said = { operatorId: null, operatorName: null }
  const text = transcriptText(
    [
      { ...said, at: '2026-05-04T12:00:00Z', from: 'visitor', text: 'Oi' },
      { ...said, at: null, from: 'operator', operatorId: '1', text: 'Olá!\nTudo bem?' },
      { ...said, at: null, from: 'operator', text: 'Sim' },
    ],
    [{ jivoId: '1', login: null, name: 'Ana' }],
    { visitor: 'Tomas', operator: 'Operador', system: 'Sistema' },
    at => at.slice(11, 16),
  )
  expect(text).toBe('[12:00] Tomas: Oi\nAna: Olá!\nTudo bem?\nOperador: Sim')
})
