// @ts-check
// Writes public/icons.svg, which holds the drawing of every icon that components/ui/icons.ts names, from lucide-react, and
// components/ui/sprite.ts, which holds its address. Run it after adding a name; components/ui/icons.test.ts fails until then.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './start/root.mjs'

export const SPRITE_FILE = 'public/icons.svg'
export const ADDRESS_FILE = 'components/ui/sprite.ts'

/** @typedef {[tag: string, attributes: Record<string, string>][]} Drawing */

/** @returns {Promise<string>} the sprite as it ought to be */
export async function drawSprite() {
  const source = readFileSync(join(root, 'components/ui/icons.ts'), 'utf8')
  const names = [...source.matchAll(/icon\('([a-z0-9-]+)'\)/g)].map(([, name]) => String(name)).sort()
  const symbols = await Promise.all(names.map(drawSymbol))
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
}

/** @param {string} sprite @returns {string} the module that names its address; next.config.js lets it be kept for ever */
export function writeAddress(sprite) {
  const version = createHash('sha256').update(sprite).digest('hex').slice(0, 12)
  return `/** Written by scripts/icons.mjs. */\nexport const SPRITE = '/icons.svg?v=${version}'\n`
}

/** @param {string} name @returns {Promise<string>} */
async function drawSymbol(name) {
  const file = pathToFileURL(join(root, `node_modules/lucide-react/dist/esm/icons/${name}.mjs`))
  const { __iconData } = await import(file.href)
  const shapes = /** @type {Drawing} */ (__iconData.node).map(([tag, { key: _key, ...attributes }]) => {
    const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`)
    return `<${tag}${written.join('')}/>`
  })
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`
}

if (process.argv[1] === import.meta.filename) {
  const sprite = await drawSprite()
  writeFileSync(join(root, SPRITE_FILE), sprite)
  writeFileSync(join(root, ADDRESS_FILE), writeAddress(sprite))
}
