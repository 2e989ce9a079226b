import { describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { readRecord } from './spool-record'

const whole = {
  deliveryId: uuidv7(),
  channelId: uuidv7(),
  receivedAt: '2026-11-22T12:00:00.000Z',
  remoteAddress: null,
  body: 'e30=',
}

describe('a record of the spool', () => {
  test('is read whole', () => {
    expect(readRecord(JSON.stringify(whole))).toMatchObject({
      deliveryId: whole.deliveryId,
      receivedAt: new Date(whole.receivedAt),
      body: Buffer.from('{}'),
    })
  })

  test.each([
    ['nothing', ''],
    ['half a record', JSON.stringify(whole).slice(0, -9)],
    ['NULs', '\0\0\0'],
    ['{}', '{}'],
    ['null', 'null'],
    ['[]', '[]'],
    ['a wrong channel', JSON.stringify({ ...whole, channelId: 'shop' })],
    ['a wrong delivery', JSON.stringify({ ...whole, deliveryId: 7 })],
    ['no date', JSON.stringify({ ...whole, receivedAt: 'yesterday' })],
    ['a date beyond reason', JSON.stringify({ ...whole, receivedAt: '9999-01-01T00:00:00.000Z' })],
    ['no body', JSON.stringify({ ...whole, body: undefined })],
    ['a body that is no base64', JSON.stringify({ ...whole, body: 'e30=;' })],
    ['an endless address', JSON.stringify({ ...whole, remoteAddress: '1'.repeat(1_000) })],
  ])('is refused when it holds %s', (_, text) => {
    expect(readRecord(text)).toBeNull()
  })
})
