import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { redeemSetupLink } from '@/lib/auth/setup-link-mutations'
import { verifyPassword } from '@/lib/auth/password'
import { app, sql } from '../support/app'
import { crm } from '../support/crm'
import { newPerson } from '../support/people'
import { write } from '../support/transaction'

const launcher = fileURLToPath(new URL('../../scripts/crm.mjs', import.meta.url))

/** Runs the admin command with something on standard input; answers what it printed. */
async function crmWith(
  input: string,
  ...words: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [launcher, ...words, '--json'], {
    env: { ...process.env, DATA_DIR: app().dataDir, DATABASE_URL: '', APP_URL: '', PORT: '' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', chunk => (stdout += String(chunk)))
  child.stderr.on('data', chunk => (stderr += String(chunk)))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, stdout, stderr }
}

const newcomer = () => [
  'user',
  'create',
  '--email',
  `${randomUUID().slice(0, 12)}@aurora.example`,
  '--name',
  'Rita Nova',
  '--role',
  'admin',
]

const hashOf = async (id: string) =>
  (await sql<{ hash: string | null }>('SELECT password_hash AS hash FROM users WHERE id = $1', [id]))[0]?.hash ?? null

describe('user create', () => {
  it('takes the password from standard input, without the end of its line', async () => {
    const made = await crmWith('um gato azul no telhado\n', ...newcomer(), '--password-stdin')
    expect([made.code, made.stderr]).toEqual([0, ''])
    const { id } = JSON.parse(made.stdout) as { id: string }
    expect(await verifyPassword('um gato azul no telhado', await hashOf(id))).toBe(true)
  })

  it('refuses a password that is too easy to guess, and repeats it nowhere', async () => {
    for (const password of ['Senha@2026', 'Rita Nova 2026', 'curta']) {
      const refused = await crmWith(password, ...newcomer(), '--password-stdin')
      expect(refused.code).toBe(1)
      expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'weak-password' } })
      expect(refused.stderr).not.toContain(password)
    }
    await expect(crm(app(), ...newcomer(), '--password', '1q2w3e4r5t6y')).rejects.toThrow(/too easy to guess/)
  })

  it('refuses an empty standard input, and a password given in two ways', async () => {
    expect(JSON.parse((await crmWith('', ...newcomer(), '--password-stdin')).stderr)).toMatchObject({
      error: { code: 'usage' },
    })
    const both = await crmWith(
      'um gato azul no telhado',
      ...newcomer(),
      '--password-stdin',
      '--password',
      'um gato azul no telhado',
    )
    expect(JSON.parse(both.stderr)).toMatchObject({ error: { code: 'usage' } })
  })
})

describe('user reset', () => {
  it('answers a link with which somebody who forgot the password chooses another, for 24 hours', async () => {
    const person = await newPerson('admin')
    const reset = await crm<{ id: string; email: string; link: string; expiresAt: string }>(
      app(),
      'user',
      'reset',
      '--email',
      person.email.toUpperCase(),
    )
    expect(reset).toMatchObject({
      id: person.id,
      email: person.email,
      link: expect.stringMatching(new RegExp(`^${app().baseUrl}/setup/[\\w-]{32}$`)),
    })
    expect((Date.parse(reset.expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(24, 1)
    expect(await (await fetch(reset.link)).text()).toContain('name="password"')
    const token = reset.link.split('/').at(-1) ?? ''
    const given = { name: person.name, email: person.email, passwordHash: 'scrypt$new' }
    expect(
      await write(tx => redeemSetupLink(tx, token, given, { device: null, address: '::1' }, new Date())),
    ).toMatchObject({ ok: true, userId: person.id })
    expect(await hashOf(person.id)).toBe('scrypt$new')
  })

  it('is refused for somebody who is not there', async () => {
    await expect(crm(app(), 'user', 'reset', '--email', 'ninguem@aurora.example')).rejects.toThrow(/nobody active/)
  })
})
