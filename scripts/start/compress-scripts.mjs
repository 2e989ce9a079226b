// @ts-check
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

/**
 * Puts a compressed copy beside every script and style of the build: `x.js.br`. The highest quality takes too long to be
 * chosen for an answer.
 * @param {string} root
 */
export async function compressScripts(root) {
  const folder = join(root, '.next/static')
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(js|css)$/.test(name)) continue
    const text = await readFile(join(folder, name))
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    }
    await writeFile(join(folder, `${name}.br`), await compress(text, { params }))
  }
}
