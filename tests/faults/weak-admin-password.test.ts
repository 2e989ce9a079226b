import { expect, it, onTestFinished } from 'vitest'
import { exitOf, launchApp } from '../support/start-app'

it('a start refuses an ADMIN_PASSWORD that is too easy to guess, says so in one sentence, and does not repeat it', async () => {
  const app = await launchApp({ env: { ADMIN_EMAIL: 'ana@loja.com.br', ADMIN_PASSWORD: 'Balcao@2026' } })
  onTestFinished(async () => void (await app.stop()))
  expect(await exitOf(app.child)).toBe(1)
  expect(app.output()).toContain('Balcão does not start. ADMIN_PASSWORD is too easy to guess')
  expect(app.output()).not.toContain('Balcao@2026')
  expect(app.output()).not.toMatch(/^\s+at /m)
}, 180_000)
