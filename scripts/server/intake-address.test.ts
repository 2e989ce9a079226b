import { describe, expect, it } from 'vitest'
import { nearnessToIntake } from './intake-address.mjs'

describe('nearnessToIntake', () => {
  it('knows the address itself', () => {
    expect(nearnessToIntake('/api/jivo')).toBe('intake')
  })

  it.each([
    '/api/jivo/',
    '//api/jivo',
    '/API/JIVO',
    '/api/%6aivo',
    '/api//jivo',
    '/api/jivo%2f',
    '\\api\\jivo',
    '/api/jivo///',
  ])('knows %s as nearly the address', path => {
    expect(nearnessToIntake(path)).toBe('nearly')
  })

  it.each(['/', '/api', '/api/jivo/x', '/api/jivox', '/webhook/jivo', '/%', '/api/v1/leads'])(
    'leaves %s to the app',
    path => {
      expect(nearnessToIntake(path)).toBe('other')
    },
  )
})
