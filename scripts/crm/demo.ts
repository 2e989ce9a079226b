import { inTransaction } from '@/lib/db/transaction'
import { removeDemo } from '@/lib/simulator/demo-mutations'
import { loadDemo } from '@/lib/simulator/load-demo'
import { type Command, CommandRefused } from './command'

export const loadDemoCommand: Command = {
  usage: 'demo load --json',
  options: {},
  run: async (_given, now) => {
    const loaded = await loadDemo(now)
    if (!loaded.ok)
      throw new CommandRefused(loaded.reason, 'the demo data are loaded already; take them away with demo remove')
    return { loaded: { events: loaded.events, works: loaded.works } }
  },
}

export const removeDemoCommand: Command = {
  usage: 'demo remove --json',
  options: {},
  run: async () => ({ removed: await inTransaction(removeDemo) }),
}
