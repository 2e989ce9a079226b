import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '')

const shared = {
  resolve: {
    alias: { '@': root, 'server-only': `${root}/node_modules/server-only/empty.js` },
  },
}

// A zone with an odd offset (+5:45): what confuses local time with UTC does not come out right by chance.
process.env.TZ = 'Asia/Kathmandu'
const env = { TZ: 'Asia/Kathmandu' }

// A second, which is the default, is soon over beside other tests.
const expect = { poll: { timeout: 15_000 } }

// The tests of these projects share one server, started by the first that needs it. What their files import is read
// once: it keeps connections and names, nothing that a test could fall over.
const withApp = {
  globalSetup: ['tests/support/shared-app.ts'],
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect,
}

// They search all contacts for duplicates, or change what holds for the whole installation: they run alone.
const ALONE = ['tests/api/duplicates.test.ts', 'tests/api/installation-wide.test.ts']

// A page names the people of the company: it is weighed in one of ordinary size, before other tests have filled it.
const WEIGHED = ['tests/e2e/page-weight.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          env,
          // Rules keep nothing between calls, and starting anew for each file takes longer than their tests.
          isolate: false,
          include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}', 'tests/{lint,unit}/**/*.test.ts'],
          // A browser starts slowly beside a build; a rule does not.
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: { name: 'api', env, include: ['tests/api/**/*.test.ts'], exclude: ALONE, maxWorkers: 2, ...withApp },
      },
      {
        ...shared,
        test: { name: 'alone', env, include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 }, ...withApp },
      },
      {
        ...shared,
        test: { name: 'e2e', env, include: ['tests/e2e/**/*.test.ts'], exclude: WEIGHED, maxWorkers: 1, ...withApp },
      },
      { ...shared, test: { name: 'weight', env, include: WEIGHED, maxWorkers: 1, ...withApp } },
      {
        ...shared,
        test: {
          name: 'faults',
          env,
          include: ['tests/faults/**/*.test.ts'],
          maxWorkers: 1,
          expect,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
