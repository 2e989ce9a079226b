import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ADDRESS_FILE, drawSprite, SPRITE_FILE, writeAddress } from '@/scripts/icons.mjs'

test('the sprite has the drawing of every icon that is named; `node scripts/icons.mjs` writes it', async () => {
  const sprite = await drawSprite()
  expect(readFileSync(SPRITE_FILE, 'utf8')).toBe(sprite)
  expect(readFileSync(ADDRESS_FILE, 'utf8')).toBe(writeAddress(sprite))
})
