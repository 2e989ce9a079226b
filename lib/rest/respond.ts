import { writeCursor } from './cursor'
import type { Page } from './page'

const STATUS_BY_CODE = {
  invalid_parameter: 400,
  invalid_body: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  compressed: 415,
  // The request is right, and what it speaks of is not as it would have to be.
  already_resolved: 409,
  still_open: 409,
  already_there: 409,
  already_merged: 409,
  already_undone: 409,
  changed: 409,
  taken: 409,
  ambiguous: 409,
  erased: 409,
  expired: 409,
  nothing_to_undo: 409,
  // The request could never be done to this one.
  not_offered: 422,
  same_contact: 422,
  unknown_field: 422,
  wrong_value: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const

export type RefusalCode = keyof typeof STATUS_BY_CODE

/** One object, as JSON that no cache keeps. */
export function answerItem(item: object): Response {
  return json(item, 200)
}

/** One page of a list: `{ data, nextCursor }`. */
export function answerPage({ items, next }: Page<object>): Response {
  return json({ data: items, nextCursor: next ? writeCursor(next) : null }, 200)
}

/** A refusal: `{ error: { code, message } }` with the status that belongs to the code. */
export function refuse(code: RefusalCode, message: string, headers: Record<string, string> = {}): Response {
  return json({ error: { code, message } }, STATUS_BY_CODE[code], headers)
}

/** The one answer to every kind of missing or wrong token. */
export function refuseStranger(): Response {
  return refuse('unauthorized', 'A valid API token is needed: Authorization: Bearer <token>', {
    'WWW-Authenticate': 'Bearer',
  })
}

/** A program that asks too often, or an address with too many wrong tokens. */
export function refuseFlood(retryAfterSeconds: number): Response {
  return refuse('too_many_requests', `Too many requests: try again in ${retryAfterSeconds} s`, {
    'Retry-After': String(retryAfterSeconds),
  })
}

export function refuseUnknown(): Response {
  return refuse('not_found', 'There is nothing at this address')
}

/** @param allowed the methods that the address knows, e.g. `GET, HEAD` */
export function refuseMethod(allowed: string): Response {
  return refuse('method_not_allowed', `This address answers ${allowed} only`, { Allow: allowed })
}

function json(body: object, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
}
