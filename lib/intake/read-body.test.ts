import { describe, expect, test } from 'vitest'
import { readBody } from './read-body'

const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('http://x/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** A body without a length, in pieces; counts how many were asked for. */
function pieces(count: number, size: number) {
  const asked = { pieces: 0 }
  const stream = new ReadableStream({
    pull(controller) {
      if (asked.pieces++ < count) controller.enqueue(new Uint8Array(size))
      else controller.close()
    },
  })
  return { asked, stream }
}

describe('the body of a request', () => {
  test('is read whole up to the limit, in one piece or many', async () => {
    expect(await readBody(post('olá'), 4)).toEqual({ ok: true, body: new Uint8Array(Buffer.from('olá')) })
    const read = await readBody(post(pieces(4, 25).stream), 100)
    expect(read.ok && read.body.length).toBe(100)
  })

  test('that is missing is empty', async () => {
    expect(await readBody(post(null), 10)).toEqual({ ok: true, body: new Uint8Array() })
  })

  test('is refused by its announced length before anything of it is read', async () => {
    const { asked, stream } = pieces(1, 1)
    const before = asked.pieces
    expect(await readBody(post(stream, { 'content-length': '11' }), 10)).toEqual({ ok: false, reason: 'too_large' })
    expect(asked.pieces).toBeLessThanOrEqual(before + 1)
  })

  test('without a length is refused as soon as it passes the limit', async () => {
    const { asked, stream } = pieces(1000, 10)
    expect(await readBody(post(stream), 25)).toEqual({ ok: false, reason: 'too_large' })
    expect(asked.pieces).toBeLessThan(10)
  })

  test.each(['gzip', ' GZIP ', 'br', 'identity, gzip'])('packed with %j is refused', async encoding => {
    expect(await readBody(post('x', { 'content-encoding': encoding }), 10)).toEqual({ ok: false, reason: 'compressed' })
  })

  test('with the encoding “identity” is as it is', async () => {
    expect((await readBody(post('x', { 'content-encoding': ' Identity ' }), 10)).ok).toBe(true)
  })

  test('that breaks off is refused', async () => {
    const stream = new ReadableStream({
      pull(controller) {
        controller.error(new Error('gone'))
      },
    })
    expect(await readBody(post(stream), 10)).toEqual({ ok: false, reason: 'cut_off' })
  })
})
