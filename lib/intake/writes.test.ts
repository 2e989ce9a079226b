import { expect, test } from 'vitest'
import { writesOf } from './writes'

const namesOf = (sections: Record<string, unknown>) => writesOf(sections).map(({ name }) => name)

test('writes a row before the rows that name it, whatever the order of the sections', () => {
  const sections = {
    delivery: {},
    history: [{}],
    identifiersNew: [{}],
    chatOperators: [{}],
    chat: {},
    leadNew: {},
    operatorsNew: [{}],
    contactNew: {},
  }
  expect(namesOf(sections)).toEqual([
    'contactNew',
    'operatorsNew',
    'leadAndChat',
    'chatOperators',
    'identifiersNew',
    'history',
    'delivery',
  ])
})

test('writes a lead and its chat in one statement when both are new, because each names the other', () => {
  expect(writesOf({ leadNew: { id: 'l' }, chat: { id: 'c' } })).toEqual([
    { name: 'leadAndChat', argument: { leadNew: { id: 'l' }, chat: { id: 'c' } } },
  ])
  expect(writesOf({ chat: { id: 'c' } })).toEqual([{ name: 'chat', argument: { id: 'c' } }])
})

test('moves tasks and notes before it adds new ones, which stay where they are put', () => {
  expect(namesOf({ tasksNew: [{}], notes: [{}], tasksMoved: [{}] })).toEqual([
    'tasksMoved',
    'notesMoved',
    'tasksNew',
    'notes',
  ])
})

test('writes no delivery when it is the latest one seen again', () => {
  expect(namesOf({ delivery: {}, seenAgain: {} })).toEqual(['seenAgain'])
})

test('writes nothing when a plan changes nothing', () => {
  expect(writesOf({ contactNew: null })).toEqual([])
})
