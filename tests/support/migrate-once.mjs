// Migrates in a process of its own, which a test kills; tells its parent when the second migration begins.
import { migrate } from '../../lib/db/migrate.mjs'

const [databaseUrl, directory] = process.argv.slice(2)
let begun = 0
await migrate({
  databaseUrl,
  directory,
  onApply: () => {
    if (++begun === 2) process.send?.('second')
  },
})
