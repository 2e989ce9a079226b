import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password'

describe('a kept password', () => {
  it('is scrypt with the parameters OWASP asks for, under a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(one).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(other).not.toBe(one)
  })

  it('opens to the same words and to no others', async () => {
    const kept = await hashPassword('café com leite')
    expect(await verifyPassword('café com leite', kept)).toBe(true)
    expect(await verifyPassword('café com leite'.normalize('NFD'), kept)).toBe(true)
    expect(await verifyPassword('café com leit', kept)).toBe(false)
  })

  it('opens to nobody where there is no password, or none that we wrote', async () => {
    expect(await verifyPassword('', null)).toBe(false)
    expect(await verifyPassword('x', 'bcrypt$12$abc')).toBe(false)
    const kept = await hashPassword('')
    expect(await verifyPassword('x'.repeat(5000), kept)).toBe(false)
  })

  it('costs as much to refuse an unknown person as a known one', async () => {
    const kept = await hashPassword('correct horse')
    const cost = async (hash: string | null) => {
      const from = process.cpuUsage()
      await verifyPassword('wrong horse', hash)
      return process.cpuUsage(from).user
    }
    await cost(null)
    const [unknown, known] = [await cost(null), await cost(kept)]
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  }, 120_000)
})
