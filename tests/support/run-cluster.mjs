// Runs a cluster in a process of its own, which a test kills; tells its parent the address.
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../../lib/db/embedded/cluster.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const database = await startEmbedded({ dataDir: process.argv[2] ?? '', root, say: line => console.log(line) })
process.on('SIGTERM', async () => {
  await database.stop()
  process.exit(0)
})
process.send?.(database.ownerUrl)
