import { expect, it } from 'vitest'
import { listAddress, listOf } from './list-address'

it('leads back to the list with its filters', () => {
  expect(listAddress('/leads', '/leads?manager=me&status=won')).toBe('/leads?manager=me&status=won')
  expect(listAddress('/leads', null)).toBe('/leads')
})

it('leads nowhere else, whatever was kept', () => {
  for (const kept of [
    '//evil.example',
    '/leads.evil?x',
    'https://evil.example/leads?x',
    '/leadsx?y',
    '/contacts?x',
    '',
    `/leads?${'a'.repeat(3000)}`,
  ]) {
    expect(listAddress('/leads', kept)).toBe('/leads')
  }
})

it('knows lists from the pages below them', () => {
  expect([listOf('/leads'), listOf('/leads/1'), listOf('/admin/deliveries'), listOf('/')]).toEqual([
    '/leads',
    null,
    '/admin/deliveries',
    null,
  ])
})
