// @ts-check
import { join } from 'node:path'
import { root } from '../start/root.mjs'
import { runCommand } from '../start/run-command.mjs'
import { HOW_TO_INSTALL, findChromium } from './find-chromium.mjs'

/**
 * A Chromium to test with: one that is there, else Playwright's download, else the system's package when we are root.
 * @param {{ say: (line: string) => void }} options
 * @returns {Promise<string>} its path; throws with one line that says what to install
 */
export async function ensureChromium({ say }) {
  const ways = [
    () => downloadWithPlaywright(say),
    () => installPackage('chromium-headless-shell', say),
    () => installPackage('chromium', say),
  ]
  for (let found = findChromium(); ; found = findChromium()) {
    if (found) return found
    const way = process.env.CHROMIUM_PATH ? undefined : ways.shift()
    if (!way) throw new Error(HOW_TO_INSTALL)
    await way().catch(() => say('that did not work'))
  }
}

/** @param {(line: string) => void} say */
function downloadWithPlaywright(say) {
  const cli = join(root, 'node_modules/playwright/cli.js')
  const asRoot = process.getuid?.() === 0 ? ['--with-deps'] : []
  return runCommand('Downloading Chromium', process.execPath, [cli, 'install', ...asRoot, '--only-shell', 'chromium'], {
    say,
    cwd: root,
  })
}

/** @param {string} name @param {(line: string) => void} say */
async function installPackage(name, say) {
  if (process.getuid?.() !== 0) throw new Error('not root')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand('Reading the package lists', 'apt-get', ['update'], { say, cwd: root, env })
  await runCommand('Installing Chromium', 'apt-get', ['install', '-y', '--no-install-recommends', name], {
    say,
    cwd: root,
    env,
  })
}
