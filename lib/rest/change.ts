import type { RefusalCode } from './respond'

/** A change that a program asks for, about the object of the address. */
export type ChangeRequest<Body> = {
  id: string
  body: Body
  tokenId: string
  idempotencyKey: string | null
  now: Date
  appUrl: string
}

/** A change of what a program finds by something else than an id. */
export type FoundChange<Filters, Body> = { filters: Filters; body: Body; tokenId: string; now: Date }

export type ChangeOutcome = { ok: true; item: object } | { ok: false; code: RefusalCode; message: string }

export type Change<Body> = (request: ChangeRequest<Body>) => Promise<ChangeOutcome>
