import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { api, app } from '../../support/app'
import { refusal } from './shapes'

const LISTS = ['leads', 'contacts', 'chats', 'tasks', 'conflicts', 'deliveries']
const ADDRESSES = LISTS.flatMap(list => [`/api/v1/${list}`, `/api/v1/${list}/${uuid()}`])

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${app().baseUrl}${path}`, { method, headers, redirect: 'manual' })

describe('a program without a valid token', () => {
  const strangers: Record<string, string>[] = [
    {},
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${'x'.repeat(32)}` },
    { authorization: `Bearer ${'x'.repeat(8000)}` },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
    { authorization: "Bearer ' OR 1=1--" },
    { authorization: 'Basic YWRtaW46YWRtaW4=' },
    { cookie: 'next-auth.session-token=x' },
  ]

  it('is refused with one constant answer, whatever is wrong', async () => {
    const answers = await Promise.all(strangers.map(headers => ask('/api/v1/leads', headers)))
    for (const answer of answers) expect(answer.status).toBe(401)
    const bodies = new Set(await Promise.all(answers.map(answer => answer.text())))
    expect(bodies.size).toBe(1)
    expect(JSON.parse([...bodies][0] ?? '')).toMatchObject({ error: { code: 'unauthorized' } })
  })

  it.each(ADDRESSES)('is refused at %s, also with a query that would be refused', async path => {
    const answer = await ask(`${path}?limit=0`)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })
})

describe('a program with a token', () => {
  beforeAll(async () => {
    await api('/api/v1/leads?limit=1')
  })

  it.each(ADDRESSES)('may only read at %s', async path => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await api(path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')).toBe('GET, HEAD')
      expect(refusal.parse(answer.json).error.code).toBe('method_not_allowed')
    }
  })

  it.each(LISTS)('gets one page of JSON from %s that no cache keeps', async list => {
    const answer = await api(`/api/v1/${list}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.json.data.length).toBeLessThanOrEqual(50)
    expect((await api(`/api/v1/${list}`, { method: 'HEAD' })).status).toBe(200)
  })

  it.each(LISTS)('finds nothing in %s under an unknown id and under what is no id', async list => {
    for (const id of [uuid(), '1', 'null', "'%20OR%201=1--", '0199c0de', `${uuid()}x`]) {
      const answer = await api(`/api/v1/${list}/${id}`)
      expect([id, answer.status]).toEqual([id, 404])
      expect(refusal.parse(answer.json).error.code).toBe('not_found')
    }
  })

  it('finds nothing at an address that does not exist', async () => {
    for (const path of ['/api/v1/users', '/api/v1/leads/x/y/z', '/api/v1/Leads']) {
      const answer = await api(path)
      expect(answer.status).toBe(404)
      expect(refusal.parse(answer.json).error.code).toBe('not_found')
    }
  })

  it.each(LISTS)('is told which parameter of %s is wrong', async list => {
    const wrong = [
      'limit=0',
      'limit=201',
      'limit=-1',
      'limit=abc',
      'limit=1&limit=2',
      'cursor=abc',
      'cursor=MjAyNi0wNS0wNA',
      'orderBy=passwordHash',
      'sort=name',
      'where[OR][]=1',
      '__proto__[polluted]=1',
      'constructor.prototype=1',
    ]
    for (const query of wrong) {
      const answer = await api(`/api/v1/${list}?${query}`)
      expect([query, answer.status]).toEqual([query, 400])
      const { code, message } = refusal.parse(answer.json).error
      expect(code).toBe('invalid_parameter')
      expect(message).toContain(query.split('=')[0])
    }
  })

  it.each([
    'leads?status=new',
    'leads?status=',
    'leads?managerId=1',
    'leads?contactId=x',
    'leads?chatId=',
    'leads?source=%00',
    'leads?q=%00',
    'contacts?q=a&q=b',
    'contacts?email=',
    'tasks?state=late',
    'tasks?leadId=1',
    'tasks?contactId=null',
    'conflicts?state=closed',
    'conflicts?contactId=undefined',
    'chats?leadId=1',
    'deliveries?channelId=1',
    'deliveries?outcome=ok',
  ])('is refused a filter of the wrong kind: %s', async path => {
    expect((await api(`/api/v1/${path}`)).status).toBe(400)
  })
})
