import { describe, expect, it } from 'vitest'
import { isRouterState } from './router-state.mjs'

const encoded = (state: unknown) => encodeURIComponent(JSON.stringify(state))

describe('isRouterState', () => {
  it.each([
    [['', {}]],
    [
      [
        '',
        { children: ['(crm)', { children: ['leads', { children: ['__PAGE__', {}, null, 'refetch'] }] }] },
        null,
        null,
        16,
      ],
    ],
    [['', { children: [['id', 'x', 'd', null], {}, ['/leads', 'x'], 'metadata-only'] }]],
  ])('reads %j', state => {
    expect(isRouterState(encoded(state))).toBe(true)
  })

  it.each([
    '',
    '%ff',
    '[',
    'null',
    '{}',
    '[]',
    '[""]',
    '["",[]]',
    '["",null]',
    '[1,{}]',
    '["",{"children":1}]',
    '["",{},"x"]',
    '["",{},null,"other"]',
    '["",{},null,null,true]',
    'x'.repeat(50_000),
  ])('does not read %s', header => {
    expect(isRouterState(header)).toBe(false)
  })

  it('does not read two of them, nor one nested without end', () => {
    expect(isRouterState(['["",{}]', '["",{}]'])).toBe(false)
    expect(isRouterState(`${'["",{"a":'.repeat(2000)}["",{}]${'}]'.repeat(2000)}`)).toBe(false)
  })
})
