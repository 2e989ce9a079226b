import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { hashPassword } from '@/lib/auth/password'
import { app, sql } from './app'
import type { AppAddress } from './start-app'

export type Role = 'admin' | 'manager' | 'viewer'
export type Person = { email: string; password: string; name: string }

// One password for everybody: hashing one takes half a second, by design.
const password = `senha-${randomUUID()}`
const passwordHash = hashPassword(password)

/** Somebody of the company, written directly: how people are made is tested where it is the subject. */
export async function newPerson(
  role: Role = 'manager',
  name = `Pessoa ${randomUUID().slice(0, 6)}`,
  at: AppAddress = app(),
): Promise<Person & { id: string }> {
  const person = { id: uuidv7(), email: `${randomUUID().slice(0, 12)}@aurora.example`, password, name }
  const values = [person.id, person.email, name, role, await passwordHash]
  await sql(
    'INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
    values,
    at.databaseUrl,
  )
  return person
}
