import { expect, it } from 'vitest'
import { editOutcome } from './edit-outcome'

const edit = { version: 3, was: 'antes', value: 'depois' }

it('an edit of a lead that nobody else touched is written', () => {
  expect(editOutcome(edit, { version: 3, value: 'antes' })).toBe('write')
})

it('an edit is written silently when somebody changed another field', () => {
  expect(editOutcome(edit, { version: 9, value: 'antes' })).toBe('write')
})

it('two who changed the same field in two ways are asked, in the same way are not', () => {
  expect(editOutcome(edit, { version: 4, value: 'outro' })).toBe('changed')
  expect(editOutcome(edit, { version: 4, value: 'depois' })).toBe('same')
})
