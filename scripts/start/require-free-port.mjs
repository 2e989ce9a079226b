// @ts-check
import { createServer } from 'node:net'
import { StartRefused } from '../../lib/db/embedded/start-refused.mjs'

/**
 * Refuses a port that another program has, before the work of a build.
 * @param {number} port @returns {Promise<void>}
 */
export function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error)
      if (code === 'EADDRINUSE') reject(new StartRefused(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`))
      else if (code === 'EACCES') reject(new StartRefused(`Port ${port} is not allowed to this user. Choose one above 1023.`))
      else reject(error)
    })
    probe.listen(port, () => probe.close(() => resolve()))
  })
}
