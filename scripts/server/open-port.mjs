// @ts-check
import { createServer } from 'node:http'
import { clientOf } from '../../lib/net/trusted-proxies.mjs'
import { STRICT_TRANSPORT } from '../../lib/security-headers.mjs'
import { StartRefused } from '../../lib/db/embedded/start-refused.mjs'
import { answerAbsent } from './absent-answers.mjs'
import { adaptRequest, collapseSlashes, namePublicHost } from './adapt-request.mjs'
import { nearnessToIntake } from './intake-address.mjs'
import { answerRefusal } from './answer-refusal.mjs'
import { isForm, judgeForm } from './judge-form.mjs'
import { API_METHODS, judgeRequest } from './judge-request.mjs'
import { answerNodeIntake, keepAnswerPlain } from './node-intake.mjs'
import { Requests } from './requests.mjs'
import { spoolDoor } from './spool-door.mjs'

/**
 * @typedef {import('node:http').RequestListener} Listener
 * @typedef {{ PORT: number, HOST?: string | undefined, APP_URL: string, DATA_DIR: string, MAX_BODY_BYTES: number, ALLOWED_HOSTS: string[],
 *   TRUSTED_PROXIES: import('../../lib/net/trusted-proxies.mjs').TrustedProxies }} Configuration
 * @typedef {{ handle: Listener, door: import('../../lib/intake/answer-intake.mjs').Door | null, routeOf: (path: string) => string }} App
 *   `door`: how events are taken without a detour through `handle`; null sends them through it
 */

const SECONDS = 1000

/**
 * The port of this installation, open from the first moment to the last. Events are taken at any time: while the app is
 * not there they go to the spool, and everything else is asked to come back.
 * @param {Configuration} configuration
 * @returns {Promise<OpenPort>} throws StartRefused when the port cannot be had
 */
export async function openPort(configuration) {
  const port = new OpenPort(configuration)
  await port.listen()
  return port
}

export class OpenPort {
  #configuration
  #server
  #spool
  #requests = new Requests()
  /** @type {App | null} */
  #app = null
  /** @type {Promise<void>} what came before the app has reached the spool */
  #handedOver = Promise.resolve()
  /** @type {{ absence: import('./absent-answers.mjs').Absence, step: string }} */
  #state = { absence: 'starting', step: 'start' }

  /** @param {Configuration} configuration */
  constructor(configuration) {
    this.#configuration = configuration
    this.#spool = spoolDoor({ dataDir: configuration.DATA_DIR, maxBytes: configuration.MAX_BODY_BYTES })
    const options = { connectionsCheckingInterval: 2 * SECONDS, requireHostHeader: false }
    this.#server = createServer(options, (request, response) => this.#answer(request, response))
    // A client that sends its headers or its body drop by drop holds a connection no longer than this.
    this.#server.headersTimeout = 10 * SECONDS
    this.#server.requestTimeout = 20 * SECONDS
    this.#server.keepAliveTimeout = 30 * SECONDS
  }

  /** @returns {Promise<void>} */
  listen() {
    const { PORT, HOST } = this.#configuration
    return new Promise((resolve, reject) => {
      this.#server.once('error', error => reject(refusalOf(error, PORT, HOST)))
      this.#server.listen({ port: PORT, host: HOST }, resolve)
    })
  }

  get number() {
    return this.#configuration.PORT
  }

  /** @param {string} step what the start waits for, in one word */
  waitFor(step) {
    this.#state = { absence: 'starting', step }
  }

  /**
   * From now on the app answers. Resolves when nothing is on its way into the spool any more, so that the app finds there
   * all that came before it.
   * @param {App} app
   */
  async handOver(app) {
    this.#app = app
    this.#handedOver = this.#spool.idle()
    await this.#handedOver
  }

  /**
   * Takes the port back from the app, which still finishes the requests it has, for at most `ms`.
   * @param {number} ms
   */
  async takeBack(ms) {
    this.#app = null
    this.#state = { absence: 'stopping', step: 'restart' }
    await this.#requests.idle(ms)
  }

  /** Closes the port and every connection, once what is being written has reached the spool. */
  async close() {
    const closed = new Promise(resolve => this.#server.close(resolve))
    await this.#spool.idle()
    this.#server.closeAllConnections()
    await closed
  }

  /** @type {Listener} */
  #answer = (request, response) => {
    const { APP_URL, ALLOWED_HOSTS, TRUSTED_PROXIES } = this.#configuration
    if (APP_URL.startsWith('https:')) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT)
    if (this.#state.absence === 'stopping') response.setHeader('Connection', 'close')
    adaptRequest(request, { trusted: TRUSTED_PROXIES })
    const { method = '', url: target = '/' } = request
    const path = pathOf(target)
    this.#requests.add(response, `${method} ${this.#app?.routeOf(path) ?? 'elsewhere'}`)
    const nearness = nearnessToIntake(path)
    if (nearness === 'nearly')
      return answerRefusal(response, { status: 404, code: 'not_found', message: 'There is nothing here.' })
    if (nearness === 'intake') return this.#answerIntake(request, response)
    const refusal = judgeRequest(
      { method, target, hosts: hostsOf(request), type: request.headers['content-type'] },
      { appUrl: APP_URL, allowed: ALLOWED_HOSTS },
    )
    if (refusal) return answerRefusal(response, refusal)
    collapseSlashes(request)
    namePublicHost(request, { appUrl: APP_URL })
    if (method === 'POST' && isForm(request) && !/^\/api(\/|$)/.test(path)) void this.#answerForm(request, response)
    else this.#pass(request, response)
  }

  /** @type {Listener} */
  #pass(request, response) {
    if (this.#app) this.#app.handle(request, response)
    else answerAbsent(request, response, this.#state)
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #answerForm(request, response) {
    const refusal = await judgeForm(request)
    if (refusal) answerRefusal(response, refusal)
    else this.#pass(request, response)
  }

  // Events are taken whatever their Host header says: a wrong list of hosts must not cost one.
  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  #answerIntake(request, response) {
    const { method = '' } = request
    const isNexts = method === 'POST' ? !this.#app?.door : API_METHODS.includes(method)
    if (this.#app && isNexts) {
      keepAnswerPlain(request, response)
      return this.#app.handle(request, response)
    }
    const remoteAddress = clientOf(
      String(request.headers['x-forwarded-for'] ?? ''),
      this.#configuration.TRUSTED_PROXIES,
    )
    void answerNodeIntake(request, response, { door: this.#currentDoor(), remoteAddress })
  }

  // The app may come or go while a body is still arriving.
  /** @returns {import('../../lib/intake/answer-intake.mjs').Door} */
  #currentDoor() {
    const current = () => this.#app?.door ?? this.#spool.door
    return {
      maxBytes: this.#configuration.MAX_BODY_BYTES,
      findChannel: (...asked) => current().findChannel(...asked),
      receive: async arrival => {
        await this.#handedOver
        return current().receive(arrival)
      },
      failed: error => current().failed(error),
    }
  }
}

/** @param {string} target */
const pathOf = target => target.split(/[?#]/, 1)[0] ?? '/'

/** @param {import('node:http').IncomingMessage} request */
function hostsOf({ headers }) {
  const forwarded = headers['x-forwarded-host']
  return forwarded === undefined ? [headers.host] : String(forwarded).split(',')
}

/** @param {Error} error @param {number} port @param {string | undefined} host */
function refusalOf(error, port, host) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === 'EADDRINUSE')
    return new StartRefused(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`)
  if (code === 'EACCES') return new StartRefused(`Port ${port} is not allowed to this user. Choose one above 1023.`)
  if (code === 'EADDRNOTAVAIL') return new StartRefused(`HOST=${host} is no address of this machine.`)
  return error
}
