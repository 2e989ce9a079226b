#!/usr/bin/env node
// `npm start`: whatever is missing is made, then the database, the migrations, the server. Only Node's own modules may
// be imported here; everything else is imported after the packages are known to be installed.
import { root } from './start/root.mjs'
import { installPackages } from './start/install-packages.mjs'
import { say, refuse } from './start/say.mjs'

process.env.NODE_ENV = 'production'
process.chdir(root)

try {
  await installPackages({ say })
  const { run } = await import('./start/run.mjs')
  await run()
} catch (error) {
  refuse(error)
}
