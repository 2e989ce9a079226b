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

// Our own two, in the colours of the page: `fill` and `stroke` that name a variable are read where the icon stands.
const MARKS = [
  '<symbol id="counter-bell" viewBox="0 0 40 22"><g fill="currentColor" stroke="none"><circle cx="20" cy="3" r="2.3"/><rect x="19" y="4" width="2" height="4"/>' +
    '<path d="M9.5 17a10.5 10.5 0 0 1 21 0 .8.8 0 0 1-.8.8H10.3a.8.8 0 0 1-.8-.8Z"/><rect x="7.5" y="19.2" width="25" height="1.4" rx=".7"/></g>' +
    '<path d="M13.6 14.6a6.9 6.9 0 0 1 4.3-4.7" fill="none" stroke="var(--surface)" stroke-width="1.5" stroke-linecap="round"/></symbol>',
  '<symbol id="product-mark" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="var(--accent)"/><g fill="var(--on-accent)">' +
    '<circle cx="16" cy="8.6" r="1.7"/><rect x="15.2" y="9.5" width="1.6" height="3"/><path d="M8 19.4a8 8 0 0 1 16 0 .6.6 0 0 1-.6.6H8.6a.6.6 0 0 1-.6-.6Z"/>' +
    '<rect x="5.5" y="21.8" width="21" height="2.2" rx="1.1"/></g>' +
    '<path d="M11.4 17.6a4.9 4.9 0 0 1 3.2-3.5" fill="none" stroke="var(--accent)" stroke-width="1.4" stroke-linecap="round"/></symbol>',
]

/** @typedef {[tag: string, attributes: Record<string, string>][]} Drawing */

/** @returns {Promise<string>} the sprite as it ought to be */
export async function drawSprite() {
  const source = readFileSync(join(root, 'components/ui/icons.ts'), 'utf8')
  const names = [...source.matchAll(/icon\('([a-z0-9-]+)'\)/g)].map(([, name]) => String(name)).sort()
  const symbols = await Promise.all(names.map(drawSymbol))
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${[...symbols, ...MARKS].join('\n')}\n</svg>\n`
}

/** @param {string} sprite @returns {string} the module that names its address; next.config.js lets it be kept for ever */
export function writeAddress(sprite) {
  const version = createHash('sha256').update(sprite).digest('hex').slice(0, 6)
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
