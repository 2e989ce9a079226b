import { describe, expect, it } from 'vitest'
import { conflictRow, contactRow, value } from '@/tests/samples/identity-rows'
import { readFieldName } from './field-name'
import { mergeStory } from './merge-story'
import { star } from './primaries'
import type { MergeBefore, MergeMoved } from './unmerge'

const ana = contactRow('ana', { name: 'Ana', owner_id: 'maria', tags: ['vip'] })
const bia = contactRow('bia', { name: 'Bia', organization: 'Loja', tags: ['vip'] })
const values = [
  value('1', 'ana', 'ana@x.com', { is_primary: true }),
  value('2', 'ana', '551187654321M', { is_primary: true, shared: true }),
  value('3', 'bia', 'bia@x.com', { is_primary: true }),
  value('4', 'bia', '551187654321M', { is_primary: true, shared: true }),
  value('5', 'bia', null, { raw: '98765-4321' }),
  value('6', 'bia', 'site:7', { kind: 'visitor' }),
]

function story(before: Partial<MergeBefore>, moved: Partial<MergeMoved>) {
  const books = { survivor: ana, loser: bia, identifiers: values, ignored: [], keptPairs: [], conflicts: [], ...before }
  return mergeStory(
    books,
    { survivor: ana, conflicts: [], changes: [], ...moved } as unknown as MergeMoved,
    id => `Pessoa ${id}`,
  )
}

describe('the account of a merge', () => {
  it('tells of each field in which the two differed what each had and what stands', () => {
    const { fields } = story({}, { survivor: { ...ana, name: 'Bia', organization: 'Loja' } })
    expect(fields).toEqual([
      { field: 'name', survivor: 'Ana', loser: 'Bia', after: 'Bia' },
      { field: 'organization', survivor: null, loser: 'Loja', after: 'Loja' },
      { field: 'owner', survivor: 'Pessoa maria', loser: null, after: 'Pessoa maria' },
    ])
  })

  it('tells where each e-mail and phone came from, and nothing of those that stayed as they were', () => {
    expect(story({}, {}).values.map(({ shown, fate, star: given }) => [shown, fate, given])).toEqual([
      ['bia@x.com', 'moved', 'taken'],
      ['551187654321M', 'same', null],
      ['98765-4321', 'moved', null],
    ])
  })

  it('tells what was left out and which star moved', () => {
    const changes = [
      star('1', false),
      { does: 'delete', table: 'identifiers', row: { id: '5' } } as const,
      star('3', true),
    ]
    expect(story({}, { changes }).values.map(({ shown, fate, star: given }) => [shown, fate, given])).toEqual([
      ['ana@x.com', 'stayed', 'taken'],
      ['bia@x.com', 'moved', null],
      ['551187654321M', 'same', null],
      ['98765-4321', 'dropped', null],
    ])
  })

  it('tells which questions ended and which go on', () => {
    const conflicts = [conflictRow('ends'), conflictRow('goes'), conflictRow('before', { state: 'ignored' })]
    const moved = [
      { id: 'ends', version: 2, closes: true },
      { id: 'goes', version: 2, closes: false },
    ]
    expect(story({ conflicts }, { conflicts: moved }).conflicts.map(one => [one.id, one.isClosed])).toEqual([
      ['ends', true],
      ['goes', false],
    ])
  })
})

it('a field is called by our word, or by the name that the company or Jivo gave it', () => {
  expect(['organization', 'customFields.Tamanho', 'attributes.plano', 'odd'].map(readFieldName)).toEqual([
    { isOurs: true, name: 'organization' },
    { isOurs: false, name: 'Tamanho' },
    { isOurs: false, name: 'plano' },
    { isOurs: false, name: 'odd' },
  ])
})
