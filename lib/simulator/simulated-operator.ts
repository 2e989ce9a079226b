import { DEMO_DOMAIN, SHOP_DOMAIN, SIMULATOR_DOMAIN } from './demo-marks'

const PLAYED: readonly string[] = [DEMO_DOMAIN, SHOP_DOMAIN, SIMULATOR_DOMAIN]

/** Whether an operator, by login, was played by the simulator or the demo data: no company can have these domains. */
export function isSimulatedOperator(login: string): boolean {
  return PLAYED.some(domain => login.toLowerCase().endsWith(`@${domain}`))
}
