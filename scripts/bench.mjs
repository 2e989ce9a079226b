#!/usr/bin/env node
// `npm run bench`: the webhook beside a bare reference, on this machine. See docs/performance.md.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPackages } from './start/install-packages.mjs'
import { root } from './start/root.mjs'
import { say } from './start/say.mjs'

process.chdir(root)
await installPackages({ say })
const run = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tests/bench/main.ts')], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
