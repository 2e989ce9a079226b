import { lookup } from 'node:dns/promises'
import { readConnectionFailure, type ConnectionFailure } from './connection-failure'
import { judgeAddress, judgeIp, type AddressReach } from '@/lib/net/public-address'

/** What was looked at: the address itself, its name, the way there, who answers, and whether a JSON POST gets through. */
export type CheckName = 'address' | 'name' | 'connection' | 'answer' | 'post'

export type CheckCode =
  | AddressReach
  | 'resolved'
  | 'resolved-private'
  | 'unresolved'
  | 'reached'
  | ConnectionFailure
  | 'ours'
  | 'redirect'
  | 'stranger'
  | 'passed'
  | 'blocked'
  | 'untried'

/** One line of the self-test. `detail` is an address, a number of status or milliseconds, as the code says. */
export type Check = {
  check: CheckName
  verdict: 'ok' | 'warn' | 'fail' | 'skipped'
  code: CheckCode
  detail: string | null
}

const EACH_WITHIN_MS = 4000
const ANSWER_AT_MOST = 2000

/**
 * Calls this installation by the address that Jivo is told, as far as it can be called from here, and tells what it
 * met on the way. Speaks to `appUrl` alone, follows no redirect, and ends within about ten seconds.
 * @param instanceId what this installation answers at /api/health/instance
 */
export async function testAddress(appUrl: string, instanceId: string): Promise<Check[]> {
  const address = checkAddress(appUrl)
  const name = await checkName(new URL(appUrl).hostname)
  if (name.verdict === 'fail') return [address, name, ...untried('connection', 'answer', 'post')]
  return [address, name, ...(await checkAnswers(appUrl, instanceId))]
}

function checkAddress(appUrl: string): Check {
  const reach = judgeAddress(appUrl)
  const verdict = reach === 'public' ? 'ok' : reach === 'plain' ? 'warn' : 'fail'
  return { check: 'address', verdict, code: reach, detail: appUrl }
}

async function checkName(hostname: string): Promise<Check> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, EACH_WITHIN_MS, new Error('late')).unref())
  try {
    const found = await Promise.race([lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }), late])
    const addresses = found.map(({ address }) => address)
    const inside = addresses.some(address => judgeIp(address) !== 'public')
    const detail = addresses.slice(0, 3).join(', ')
    return inside
      ? { check: 'name', verdict: 'warn', code: 'resolved-private', detail }
      : { check: 'name', verdict: 'ok', code: 'resolved', detail }
  } catch {
    return { check: 'name', verdict: 'fail', code: 'unresolved', detail: hostname }
  }
}

type Answer = { status: number; instanceId: string | null; location: string | null; ms: number }

async function checkAnswers(appUrl: string, instanceId: string): Promise<Check[]> {
  const got = await ask(appUrl, 'GET')
  if ('failure' in got) {
    const connection = { check: 'connection', verdict: 'fail', code: got.failure, detail: null } as const
    return [connection, ...untried('answer', 'post')]
  }
  const connection = { check: 'connection', verdict: 'ok', code: 'reached', detail: String(got.ms) } as const
  const answer = judgeAnswer(got, instanceId)
  if (answer.verdict === 'fail') return [connection, answer, ...untried('post')]
  const posted = await ask(appUrl, 'POST')
  const passed = !('failure' in posted) && posted.instanceId === instanceId
  const status = 'failure' in posted ? null : String(posted.status)
  const post: Check = passed
    ? { check: 'post', verdict: 'ok', code: 'passed', detail: null }
    : { check: 'post', verdict: 'fail', code: 'blocked', detail: status }
  return [connection, answer, post]
}

function judgeAnswer(answer: Answer, instanceId: string): Check {
  if (answer.instanceId === instanceId) return { check: 'answer', verdict: 'ok', code: 'ours', detail: null }
  if (answer.location) return { check: 'answer', verdict: 'fail', code: 'redirect', detail: answer.location }
  return { check: 'answer', verdict: 'fail', code: 'stranger', detail: String(answer.status) }
}

async function ask(appUrl: string, method: 'GET' | 'POST'): Promise<Answer | { failure: ConnectionFailure }> {
  const started = performance.now()
  try {
    const response = await fetch(`${appUrl}/api/health/instance`, {
      method,
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(EACH_WITHIN_MS),
      ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: '{"event_name":"test"}' }),
    })
    const text = await readStart(response)
    const ms = Math.round(performance.now() - started)
    return { status: response.status, instanceId: instanceIn(text), location: targetOf(response, appUrl), ms }
  } catch (error) {
    return { failure: readConnectionFailure(error) }
  }
}

// Whoever answers there may send a film: what we look for stands at the beginning.
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  if (!response.body) return text
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > ANSWER_AT_MOST) break
  }
  return text
}

function instanceIn(text: string): string | null {
  try {
    const { instance } = JSON.parse(text) as { instance?: unknown }
    return typeof instance === 'string' ? instance : null
  } catch {
    return null
  }
}

function targetOf(response: Response, appUrl: string): string | null {
  const location = response.headers.get('location')
  if (!location || response.status < 300 || response.status > 399) return null
  return URL.canParse(location, appUrl) ? new URL(location, appUrl).origin : null
}

function untried(...checks: CheckName[]): Check[] {
  return checks.map(check => ({ check, verdict: 'skipped', code: 'untried', detail: null }))
}
