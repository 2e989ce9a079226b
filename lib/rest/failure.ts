import { isDatabaseUnavailable } from '@/lib/db/errors'
import { log } from '@/lib/log'
import { refuse } from './respond'

const RETRY_AFTER_S = '5'

/** The answer to a request that failed by surprise; what went wrong stands in the log alone. */
export function answerFailure(error: unknown): Response {
  log.error({ err: error }, 'a request of the API failed')
  if (!isDatabaseUnavailable(error)) return refuse('internal', 'Something went wrong here; it has been noted')
  const message = 'The database did not answer in time; ask again later, or for less'
  return refuse('unavailable', message, { 'Retry-After': RETRY_AFTER_S })
}
