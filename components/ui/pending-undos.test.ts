import { expect, it, vi } from 'vitest'
import { addUndo, latestUndo, removeUndo, runUndo } from './pending-undos'

it('takes back the latest act first, each at most once', () => {
  const [first, second] = [vi.fn(), vi.fn()]
  const ids = [addUndo(first), addUndo(second)]
  expect(latestUndo()).toBe(ids[1])
  expect([runUndo(ids[1]!), runUndo(ids[1]!)]).toEqual([true, false])
  expect(second).toHaveBeenCalledTimes(1)
  expect(latestUndo()).toBe(ids[0])
  removeUndo(ids[0]!)
  expect(runUndo(ids[0]!)).toBe(false)
  expect([latestUndo(), first.mock.calls.length]).toEqual([null, 0])
})
