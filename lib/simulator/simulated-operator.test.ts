import { expect, test } from 'vitest'
import { CHANNEL_MANAGER, DEMO_MANAGERS, STAND_IN } from './demo-cast'
import { isSimulatedOperator } from './simulated-operator'

test('everybody whom the simulator or the demo data plays is told from the operators of the company', () => {
  const played = [...DEMO_MANAGERS.map(({ operator }) => operator), STAND_IN].map(({ email }) => email ?? '')
  expect([...played, CHANNEL_MANAGER, 'LIVIA@simulador.example'].every(isSimulatedOperator)).toBe(true)
  for (const real of ['ana@jivo.example', 'ana@meusimulador.example', 'simulador.example@loja.com.br', '#7', '']) {
    expect(isSimulatedOperator(real), real).toBe(false)
  }
})
