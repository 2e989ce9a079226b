// @ts-check
import { beginWork } from '../../lib/event-loop-watch.mjs'

/** The requests that are being answered, so that a stop can wait for them and no longer. */
export class Requests {
  /** @type {Set<import('node:http').ServerResponse>} */
  #open = new Set()
  /** @type {Set<() => void>} */
  #waiting = new Set()

  get count() {
    return this.#open.size
  }

  /**
   * @param {import('node:http').ServerResponse} response
   * @param {string} name for the log
   */
  add(response, name) {
    const end = beginWork(name)
    this.#open.add(response)
    response.once('close', () => {
      end()
      this.#open.delete(response)
      if (this.#open.size > 0) return
      for (const done of this.#waiting) done()
      this.#waiting.clear()
    })
  }

  /**
   * Waits until every request that is open now or meanwhile has its answer, at most `ms`; true when all have.
   * @param {number} ms @returns {Promise<boolean>}
   */
  async idle(ms) {
    if (this.#open.size === 0) return true
    /** @type {NodeJS.Timeout | undefined} */
    let timer
    const done = new Promise(resolve => {
      this.#waiting.add(() => resolve(true))
      timer = setTimeout(resolve, ms, false)
    })
    return done.finally(() => clearTimeout(timer))
  }
}
