import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { findKeptToken, keptTokensFile, readKeptTokens } from './kept-tokens.mjs'
import { hashToken } from './tokens'

const dataDir = mkdtempSync(join(tmpdir(), 'balcao-tokens-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
beforeEach(() => rmSync(keptTokensFile(dataDir), { force: true }))

const TOKEN = 'a'.repeat(32)
const now = new Date('2026-11-29T12:00:00Z')
const kept = {
  hash: hashToken(TOKEN).toString('hex'),
  tokenId: 't',
  channelId: 'c',
  channelName: 'Loja',
  expiresAt: null,
}
const write = (content: string) => writeFileSync(keptTokensFile(dataDir), content)

describe('the kept tokens', () => {
  test('are read as they were written', () => {
    write(JSON.stringify([kept]))
    expect(readKeptTokens(dataDir)).toEqual({ tokens: [kept], text: JSON.stringify([kept]), damaged: false })
  })

  test('are none, and nothing is damaged, where there is no file yet', () => {
    expect(readKeptTokens(dataDir)).toEqual({ tokens: [], text: '', damaged: false })
  })

  test.each([
    '',
    '{',
    '\0\0',
    '{}',
    'null',
    '[null]',
    '[{}]',
    '3',
    '"x"',
    '[[]]',
    JSON.stringify([{ ...kept, hash: 'zz' }]),
    JSON.stringify([{ ...kept, expiresAt: 5 }]),
    JSON.stringify([kept, null]),
  ])('ignore a file that holds %j', content => {
    write(content)
    expect(readKeptTokens(dataDir)).toEqual({ tokens: [], text: '', damaged: true })
  })

  test('let in the token whose hash they hold until it expires', () => {
    expect(findKeptToken([kept], TOKEN, now)).toEqual(kept)
    expect(findKeptToken([kept], 'b'.repeat(32), now)).toBeNull()
    expect(findKeptToken([kept], '', now)).toBeNull()
    expect(findKeptToken([{ ...kept, expiresAt: '2026-11-29T12:00:00Z' }], TOKEN, now)).toBeNull()
    expect(findKeptToken([{ ...kept, expiresAt: '2026-11-29T12:00:01Z' }], TOKEN, now)).not.toBeNull()
    expect(findKeptToken([{ ...kept, expiresAt: 'soon' }], TOKEN, now)).toBeNull()
  })
})
