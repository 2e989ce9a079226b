// @ts-check
// Writes public/icons.svg, which holds the drawing of every icon that components/ui/icons.ts names, from lucide-react.
// Run it after adding a name; components/ui/icons.test.ts fails until then.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './start/root.mjs'

export const SPRITE_FILE = 'public/icons.svg'

/** @typedef {[tag: string, attributes: Record<string, string>][]} Drawing */

/** @returns {Promise<string>} the sprite as it ought to be */
export async function drawSprite() {
  const source = readFileSync(join(root, 'components/ui/icons.ts'), 'utf8')
  const names = [...source.matchAll(/icon\('([a-z0-9-]+)'\)/g)].map(([, name]) => String(name)).sort()
  const symbols = await Promise.all(names.map(drawSymbol))
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
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

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, SPRITE_FILE), await drawSprite())
