import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawSprite, SPRITE_FILE } from '@/scripts/icons.mjs'

test('the sprite has the drawing of every icon that is named; `node scripts/icons.mjs` writes it', async () => {
  expect(readFileSync(SPRITE_FILE, 'utf8')).toBe(await drawSprite())
})
