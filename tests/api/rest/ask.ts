import { expect } from 'vitest'
import { api } from '../../support/app'
import { refusal } from './shapes'

type Answer = Awaited<ReturnType<typeof api>>

/** Asks for a change; `body` is sent as JSON, none when left out. */
export const post = (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  api(`/api/v1/${path}`, { method: 'POST', headers, body: body === undefined ? null : JSON.stringify(body) })

/** The JSON at an address under /api/v1. */
export const get = async (path: string) => (await api(`/api/v1/${path}`)).json

/** Checks status, code and shape of a refusal, and answers its message. */
export function expectRefusal(answer: Answer, status: number, code: string): string {
  const { error } = refusal.parse(answer.json)
  expect([answer.status, error.code]).toEqual([status, code])
  return error.message
}
