// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

// The headless shell first: the whole browser takes twice the time for the same pages.
const COMMANDS = [
  ...['chromium-headless-shell', 'chrome-headless-shell'],
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
]
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** Inside a directory such as chromium-1203 that Playwright downloaded. */
const IN_PLAYWRIGHT = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
]

export const HOW_TO_INSTALL =
  'The end-to-end tests need Chromium: install it (for example: npx playwright install --with-deps chromium) or set CHROMIUM_PATH.'

/** @returns {string | null} where a Chromium is: CHROMIUM_PATH, the usual places, or Playwright's download */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : null
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(directory => COMMANDS.map(command => join(directory, command)))
  return [...inPath, ...PLACES, ...playwrightDownloads()].find(path => existsSync(path)) ?? null
}

function playwrightDownloads() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
    join(homedir(), '.cache/ms-playwright'),
    '/root/.cache/ms-playwright',
    '/ms-playwright',
    join(homedir(), 'Library/Caches/ms-playwright'),
  ]
  return caches.flatMap(cache =>
    downloadsIn(cache).flatMap(download => IN_PLAYWRIGHT.map(path => join(cache, download, path))),
  )
}

/** @param {string} cache */
function downloadsIn(cache) {
  try {
    return readdirSync(cache).filter(name => name.startsWith('chromium'))
  } catch {
    return []
  }
}
