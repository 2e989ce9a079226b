import { DUPLICATE_REASONS, type DuplicateReason } from './duplicate-reasons'

/** Which suspected pairs the queue shows. */
export type DuplicateFilters = { state: 'open' | 'dismissed'; reason: DuplicateReason | null }

/** The last row that was seen: the queue runs from the surest pair to the least sure, equal ones from the newest. */
export type DuplicatePlace = { confidence: number; id: string }

type Params = { [name: string]: string | string[] | undefined }

const PLACE = /^(\d{1,3})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Reads the filters from the page's address; open pairs unless told otherwise. What cannot be read is no filter. */
export function readDuplicateFilters(params: Params): DuplicateFilters {
  const one = (name: string) => [params[name]].flat()[0]
  return {
    state: one('state') === 'dismissed' ? 'dismissed' : 'open',
    reason: DUPLICATE_REASONS.find(reason => reason === one('reason')) ?? null,
  }
}

/** The place that `writePlace` wrote into an address; null for every other text. */
export function readPlace(params: Params): DuplicatePlace | null {
  const [, confidence, id] = PLACE.exec([params.cursor].flat()[0] ?? '') ?? []
  return confidence === undefined || id === undefined ? null : { confidence: Number(confidence), id }
}

export function writePlace({ confidence, id }: DuplicatePlace): string {
  return `${confidence}.${id}`
}
