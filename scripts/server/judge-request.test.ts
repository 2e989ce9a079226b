import { describe, expect, it } from 'vitest'
import { judgeRequest } from './judge-request.mjs'

const known = { appUrl: 'https://crm.example.com', allowed: [] }
const judge = (method: string, target: string, hosts: (string | undefined)[] = ['crm.example.com']) =>
  judgeRequest({ method, target, hosts }, known)?.status ?? null

describe('what the app is not asked about', () => {
  it.each([
    ['GET', '/'],
    ['POST', '/login'],
    ['HEAD', '/leads?q=%ff'],
    ['DELETE', '/api/v1/leads/x'],
    ['OPTIONS', '/api/v1/leads'],
    ['GET', '/visit.js?v=1'],
    ['GET', '/contacts/jo%C3%A3o'],
  ])('does not hold %s %s back', (method, target) => {
    expect(judge(method, target)).toBeNull()
  })

  it.each([
    '/setup/%ff',
    '/%',
    '/%zz',
    '/contacts/%00',
    '/leads?q=%00',
    '/a%5cb',
    '/a\\b',
    '/x%0d%0a',
    '/%c0%af',
    '/%ed%a0%80',
  ])('refuses the address %s', target => {
    expect(judge('GET', target)).toBe(400)
  })

  it.each([
    ['TRACE', '/leads', 'GET, HEAD, POST'],
    ['PUT', '/leads', 'GET, HEAD, POST'],
    ['PROPFIND', '/api/v1/leads', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
    ['POST', '/_next/x', 'GET, HEAD'],
    ['POST', '/visit.js', 'GET, HEAD'],
    ['BREW', '/', 'GET, HEAD, POST'],
    ['', '/', 'GET, HEAD, POST'],
  ])('refuses %s %s, naming what is allowed', (method, target, allowed) => {
    expect(judgeRequest({ method, target, hosts: ['localhost'] }, known)).toMatchObject({
      status: 405,
      headers: { Allow: allowed },
    })
  })

  it('refuses a host that is not known, and one of several', () => {
    expect(judge('GET', '/', ['evil.example'])).toBe(421)
    expect(judge('GET', '/', [undefined])).toBe(421)
    expect(judge('GET', '/', ['crm.example.com', 'evil.example'])).toBe(421)
    expect(judge('GET', '/api/health', ['evil.example'])).toBe(421)
  })

  it('refuses a form whose parts cannot be told apart', () => {
    const asked = (type: string) =>
      judgeRequest({ method: 'POST', target: '/login', hosts: ['localhost'], type }, known)?.status ?? null
    expect([asked('multipart/form-data'), asked('multipart/form-data; boundary=x'), asked('text/plain')]).toEqual([
      400,
      null,
      null,
    ])
  })

  it('answers those who watch the machine by its number', () => {
    expect(judge('GET', '/api/health/live', ['10.0.0.5:3000'])).toBeNull()
    expect(judge('GET', '/leads', ['10.0.0.5:3000'])).toBe(421)
  })
})
