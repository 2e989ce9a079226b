import { describe, expect, it } from 'vitest'
import { value } from '@/tests/samples/identity-rows'
import { moveValue } from './move-value'

const row = value('p', 'bia', '551187654321M', { is_primary: true })
const bia = { id: 'bia', identifiers: [row, value('next', 'bia', '551187654322M')] }

describe('a value that goes to another contact', () => {
  it('is primary where its kind had none, and the next one takes over where it leaves', () => {
    expect(
      moveValue(row, bia, { id: 'ana', identifiers: [value('e', 'ana', 'ana@x.com', { is_primary: true })] }),
    ).toEqual({
      isPrimary: true,
      changes: [
        {
          does: 'update',
          table: 'identifiers',
          ids: ['p'],
          from: { contact_id: 'bia', is_primary: true },
          to: { contact_id: 'ana', is_primary: true },
        },
        { does: 'update', table: 'identifiers', ids: ['next'], from: { is_primary: false }, to: { is_primary: true } },
      ],
    })
  })

  it('leaves the primary of the new contact alone', () => {
    const ana = { id: 'ana', identifiers: [value('own', 'ana', '551187654323M', { is_primary: true })] }
    expect(moveValue(row, bia, ana)).toMatchObject({
      isPrimary: false,
      changes: [{ to: { contact_id: 'ana', is_primary: false } }, {}],
    })
  })

  it('takes the place of an equal row, primary or not', () => {
    const twin = value('twin', 'ana', row.key, { candidate: true, is_primary: true })
    expect(moveValue(row, bia, { id: 'ana', identifiers: [twin] })).toMatchObject({
      isPrimary: true,
      changes: [{ does: 'delete', row: { id: 'twin' } }, {}, {}],
    })
  })
})
