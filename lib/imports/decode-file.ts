export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

export type DecodedFile =
  | { ok: true; text: string; encoding: Encoding }
  | { ok: false; reason: 'empty' | 'spreadsheet' | 'binary' }

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]

/** So many bytes are decoded between two yields. */
const STEP = 1 << 17

/**
 * The text of a file: UTF-8 with or without its mark, UTF-16 where its mark says so (“Unicode text” of Excel), else
 * Windows-1252, in which every other spreadsheet of the West writes. Refuses an empty file, a spreadsheet that was not
 * saved as CSV, and what is no text at all.
 */
export function* decodeFile(bytes: Uint8Array): Generator<void, DecodedFile> {
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLD_EXCEL)) return { ok: false, reason: 'spreadsheet' }
  const { text, encoding } = yield* decode(bytes)
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  return text.includes('\0') ? { ok: false, reason: 'binary' } : { ok: true, text, encoding }
}

function* decode(bytes: Uint8Array): Generator<void, { text: string; encoding: Encoding }> {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: yield* decodeAs('utf-16le', bytes), encoding: 'utf-16le' }
  try {
    return { text: yield* decodeAs('utf-8', bytes), encoding: 'utf-8' }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: yield* decodeAs('windows-1252', bytes), encoding: 'windows-1252' }
  }
}

// @throws TypeError for UTF-8 that is none
function* decodeAs(encoding: Encoding, bytes: Uint8Array): Generator<void, string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += STEP) {
    parts.push(decoder.decode(bytes.subarray(from, from + STEP), { stream: true }))
    yield
  }
  return parts.join('') + decoder.decode()
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
