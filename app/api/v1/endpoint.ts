import type { z } from 'zod'
import { requireApiToken } from '@/lib/auth/api-tokens'
import { env } from '@/lib/env'
import { readBody } from '@/lib/intake/read-body'
import type { Change, ChangeOutcome, FoundChange } from '@/lib/rest/change'
import { answerFailure } from '@/lib/rest/failure'
import { parseBody } from '@/lib/rest/body'
import { readListRequest, type FilterKinds, type FiltersOf } from '@/lib/rest/list-request'
import type { Page, PageRequest, Reading } from '@/lib/rest/page'
import {
  answerItem,
  answerPage,
  refuse,
  refuseFlood,
  refuseMethod,
  refuseStranger,
  refuseUnknown,
} from '@/lib/rest/respond'

// Next gives a path without dynamic parts no parameters at all.
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }
type Handler = (request: Request, context: Context) => Promise<Response>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Call = { request: Request; id: string | null; tokenId: string; reading: Reading }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The choices of a merge are the longest thing a program says. */
const LONGEST_BODY = 64 * 1024
const LONGEST_KEY = 200

/** A list: `?limit=&cursor=` and its filters in, one page out. */
export function listEndpoint<Kinds extends FilterKinds>(
  kinds: Kinds,
  list: (filters: FiltersOf<Kinds>, page: PageRequest, reading: Reading) => Promise<Page<object>>,
) {
  return methods({
    GET: withToken(async ({ request, reading }) => {
      const asked = readListRequest(new URL(request.url).searchParams, kinds)
      if (!asked.ok) return refuse('invalid_parameter', asked.message)
      return answerPage(await list(asked.filters, asked.page, reading))
    }),
  })
}

/** A list that hangs on one object, `/{id}/…`: one page, or 404 when there is no such object. */
export function listOfEndpoint<Kinds extends FilterKinds>(
  kinds: Kinds,
  list: (id: string, filters: FiltersOf<Kinds>, page: PageRequest) => Promise<Page<object> | null>,
) {
  return methods({
    GET: withToken(async ({ request, id }) => {
      if (id === null) return refuseUnknown()
      const asked = readListRequest(new URL(request.url).searchParams, kinds)
      if (!asked.ok) return refuse('invalid_parameter', asked.message)
      const page = await list(id, asked.filters, asked.page)
      return page ? answerPage(page) : refuseUnknown()
    }),
  })
}

/** One object under `/{id}`: the object itself, or 404. */
export function itemEndpoint(get: (id: string, reading: Reading) => Promise<object | null>) {
  return methods({
    GET: withToken(async ({ id, reading }) => {
      const item = id && (await get(id, reading))
      return item ? answerItem(item) : refuseUnknown()
    }),
  })
}

/**
 * A change of one object: a JSON object in (none counts as an empty one), what came of it out, or why it was
 * refused.
 */
export function changeEndpoint<Body>(schema: z.ZodType<Body>, change: Change<Body>, method: 'POST' | 'PATCH' = 'POST') {
  const answer = withToken(async call => {
    const body = await readChange(schema, call.request)
    if (!body.ok) return body.response
    const { id, request, tokenId, reading } = call
    if (id === null) return refuseUnknown()
    const idempotencyKey = request.headers.get('idempotency-key')?.slice(0, LONGEST_KEY) ?? null
    return answerOutcome(await change({ id, body: body.value, tokenId, idempotencyKey, ...reading }))
  })
  return methods({ [method]: answer })
}

/** A change of whatever the parameters of the address find, for a program that knows no id of ours. */
export function findAndChangeEndpoint<Kinds extends FilterKinds, Body>(
  kinds: Kinds,
  schema: z.ZodType<Body>,
  change: (request: FoundChange<FiltersOf<Kinds>, Body>) => Promise<ChangeOutcome>,
) {
  return methods({
    PATCH: withToken(async ({ request, tokenId, reading }) => {
      const asked = readListRequest(new URL(request.url).searchParams, kinds)
      if (!asked.ok) return refuse('invalid_parameter', asked.message)
      const body = await readChange(schema, request)
      if (!body.ok) return body.response
      return answerOutcome(await change({ filters: asked.filters, body: body.value, tokenId, now: reading.now }))
    }),
  })
}

async function readChange<Body>(
  schema: z.ZodType<Body>,
  request: Request,
): Promise<{ ok: true; value: Body } | { ok: false; response: Response }> {
  const read = await readBody(request, LONGEST_BODY)
  if (!read.ok && read.reason !== 'cut_off') {
    return { ok: false, response: refuse(read.reason, 'A body is plain JSON of at most 64 KiB') }
  }
  const body = read.ok ? parseBody(schema, read.body) : { ok: false as const, message: 'the body was cut off' }
  return body.ok ? body : { ok: false, response: refuse('invalid_body', body.message) }
}

function answerOutcome(outcome: ChangeOutcome): Response {
  return outcome.ok ? answerItem(outcome.item) : refuse(outcome.code, outcome.message)
}

/** An address under /api/v1 at which nothing is. */
export function nothingEndpoint() {
  const nothing: Handler = async () => refuseUnknown()
  return { GET: nothing, POST: nothing, PUT: nothing, PATCH: nothing, DELETE: nothing }
}

// `id` is the dynamic part of the path, null when it cannot be one of ours.
function withToken(work: (call: Call) => Promise<Response>): Handler {
  return async (request, context) => {
    const now = new Date()
    try {
      const token = await requireApiToken(request, now)
      if (!token.ok) return token.reason === 'flood' ? refuseFlood(token.retryAfterSeconds) : refuseStranger()
      const id = (await context.params)?.id
      const ours = typeof id === 'string' && UUID.test(id.toLowerCase()) ? id.toLowerCase() : null
      return await work({ request, id: ours, tokenId: token.tokenId, reading: { now, appUrl: env.APP_URL } })
    } catch (error) {
      return answerFailure(error)
    }
  }
}

// Next answers HEAD from GET, and OPTIONS by itself.
function methods(known: Partial<Record<Method, Handler>>): Record<Method, Handler> {
  const allowed = Object.keys(known).flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  const unknown: Handler = async () => refuseMethod(allowed.join(', '))
  return { GET: unknown, POST: unknown, PUT: unknown, PATCH: unknown, DELETE: unknown, ...known }
}
