export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

export type DecodedFile = { ok: true; text: string; encoding: Encoding } | { ok: false; reason: 'empty' | 'spreadsheet' | 'binary' }

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * The text of a file: UTF-8 with or without its mark, UTF-16 where its mark says so (“Unicode text” of Excel), else
 * Windows-1252, in which every other spreadsheet of the West writes. Refuses an empty file, a spreadsheet that was not
 * saved as CSV, and what is no text at all.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLD_EXCEL)) return { ok: false, reason: 'spreadsheet' }
  const { text, encoding } = decode(bytes)
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  return text.includes('\0') ? { ok: false, reason: 'binary' } : { ok: true, text, encoding }
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
