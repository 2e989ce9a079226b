import type { Agent } from './bodies'
import { DEMO_DOMAIN, SHOP_DOMAIN } from './demo-marks'

export type ChannelIndex = 0 | 1

export const DEMO_CHANNEL_NAMES = ['Demo: Site', 'Demo: Instagram'] as const

export const DEMO_WIDGETS = ['DeMoSiTe01', 'DeMoInsta2'] as const

/** A manager of the demo. `operator` is how Jivo knows them; their own address where it is not said. */
export type DemoManager = { name: string; email: string; operator: Agent }

const manager = (id: string, name: string, login?: string): DemoManager => {
  const email = `${name.split(' ')[0]?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@${DEMO_DOMAIN}`
  return { name, email, operator: { id, name, email: login ?? email } }
}

const [BIANCA, RAFAEL, JULIANA, DIEGO, CARLA, HENRIQUE] = [
  manager('101', 'Bianca Torres'),
  manager('102', 'Rafael Nunes'),
  // Two are known in Jivo by another login than their address here, and are mapped by hand.
  manager('103', 'Juliana Prates', `vendas.juliana@${SHOP_DOMAIN}`),
  manager('104', 'Diego Farah'),
  manager('105', 'Carla Mendonça'),
  manager('106', 'Henrique Sato', `vendas.henrique@${SHOP_DOMAIN}`),
] as const

export const DEMO_MANAGERS: readonly DemoManager[] = [BIANCA, RAFAEL, JULIANA, DIEGO, CARLA, HENRIQUE]

/** Who answers in which channel. */
export const DEMO_OPERATORS: Record<ChannelIndex, Agent[]> = {
  0: [BIANCA.operator, RAFAEL.operator, JULIANA.operator, DIEGO.operator],
  1: [CARLA.operator, HENRIQUE.operator],
}

/** An operator who is mapped to nobody: what they answer waits without an owner. */
export const STAND_IN: Agent = { id: '107', name: 'Plantão', email: `plantao@${SHOP_DOMAIN}` }

/** Gets the leads of the second channel that point to nobody else. */
export const CHANNEL_MANAGER = CARLA.email
