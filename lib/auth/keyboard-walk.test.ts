import { expect, it } from 'vitest'
import { walkAt } from './keyboard-walk'

it.each([
  ['qwerty', 0, 6],
  ['1q2w3e4r', 0, 8],
  ['zaqwsx', 0, 6],
  ['!@#$', 0, 4],
  ['147258', 0, 3],
  ['x1qaz', 1, 4],
])('finds the run of neighbouring keys in %s from %i on', (text, from, length) => {
  expect(walkAt(text, from)?.length).toBe(length)
})

it('finds none where keys are apart', () => {
  expect(walkAt('gato', 0)).toBeNull()
  expect(walkAt('', 0)).toBeNull()
})

it('counts a zigzag as one change of direction', () => {
  expect(walkAt('1q2w3e4r5t', 0)?.turns).toBe(1)
})
