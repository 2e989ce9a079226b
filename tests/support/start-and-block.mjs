// @ts-check
// An installation as `npm start` begins it, whose event loop never comes to rest again after SIGUSR2.
import { root } from '../../scripts/start/root.mjs'
import { refuse } from '../../scripts/start/say.mjs'

process.env.NODE_ENV = 'production'
process.chdir(root)
process.on('SIGUSR2', () => {
  process.stdout.write('blocked\n')
  for (;;);
})
const { run } = await import('../../scripts/start/run.mjs')
await run().catch(refuse)
