import { createHash } from 'node:crypto'

const NEWLINE = 10
const LANES = 8

export type RowDigest = { add: (chunk: Buffer) => void; end: () => { rows: number; digest: string } }

/**
 * A digest of the rows of a table that does not depend on their order: the sum of the SHA-256 of each row, in eight lanes
 * of 32 bits. Comes in: the bytes of `COPY … TO STDOUT` in text format, cut anywhere; a row ends with a newline.
 */
export function rowDigest(): RowDigest {
  const lanes = new Uint32Array(LANES)
  let rows = 0
  let begun: Buffer[] = []
  const addRow = (row: Buffer) => {
    const hash = createHash('sha256')
    for (const piece of begun) hash.update(piece)
    const sum = hash.update(row).digest()
    begun = []
    rows += 1
    for (let lane = 0; lane < LANES; lane++) lanes[lane] = lanes[lane]! + sum.readUInt32LE(lane * 4)
  }
  return {
    add: chunk => {
      let from = 0
      for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
        addRow(chunk.subarray(from, to))
        from = to + 1
      }
      if (from < chunk.length) begun.push(Buffer.from(chunk.subarray(from)))
    },
    end: () => {
      if (begun.length > 0) throw new Error('The rows end in the middle of one')
      return { rows, digest: Buffer.from(lanes.buffer).toString('hex') }
    },
  }
}
