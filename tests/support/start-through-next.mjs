// @ts-check
// An installation as `npm start` begins it, whose events go through Next: what app/api/jivo/route.ts answers can be compared
// with what the server answers by itself.
import { root } from '../../scripts/start/root.mjs'
import { refuse } from '../../scripts/start/say.mjs'

process.env.NODE_ENV = 'production'
process.chdir(root)
const { run } = await import('../../scripts/start/run.mjs')
await run({ fastLane: false }).catch(refuse)
