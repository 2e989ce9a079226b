import type { MergeChoices } from '@/lib/identity/merge-plan'
import type { MergePage, UnitedValue } from '@/lib/identity/merge-page'
import type { ValueKind } from '@/lib/identity/rows'

export type Side = 'one' | 'other'
export type Taken = Side | 'both'

/** What a person has decided so far; what is not named goes by the rule. */
export type MergeState = {
  survivor: Side
  fields: { [field: string]: Taken }
  /** id of the starred value by kind */
  stars: { [kind in ValueKind]?: string }
  /** ids of values to leave out */
  dropped: readonly string[]
  /** the third one is next: when these two are one, its screen opens */
  goesOn: boolean
}

export const opposite = (side: Side): Side => (side === 'one' ? 'other' : 'one')

/** Whose value of a field will stand: the chosen one, else the survivor's, unless that is empty. */
export function takenOf(state: MergeState, field: MergePage['fields'][number]): Taken {
  const chosen = state.fields[field.field]
  if (chosen) return chosen
  return valueOf(field, state.survivor) === null ? opposite(state.survivor) : state.survivor
}

/** The value of a field on one side: the page's “survivor” column is `one`'s. */
export function valueOf(field: MergePage['fields'][number], side: Side): string | null {
  return side === 'one' ? field.survivor : field.loser
}

/** The name of a united value, whoever stays: it outlives that the page is read again. */
export function valueId({ of }: UnitedValue): string {
  return (of.one ?? of.other)?.id ?? ''
}

/** The primary of a kind as it will be, or null where nothing of the kind is left. */
export function starOf(state: MergeState, values: readonly UnitedValue[], kind: ValueKind): string | null {
  const left = values.filter(value => value.kind === kind && !state.dropped.includes(valueId(value)))
  const wanted = left.find(value => valueId(value) === state.stars[kind])
  const primaryOf = (side: Side) => left.find(value => value.of[side]?.isPrimary && value.of[side]?.href)
  const star = wanted ?? primaryOf(state.survivor) ?? primaryOf(opposite(state.survivor)) ?? left[0]
  return star ? valueId(star) : null
}

/** What the action is asked for. */
export function mergeRequest(page: MergePage, state: MergeState, mergeId: string) {
  const [survivor, loser] = [page[state.survivor], page[opposite(state.survivor)]]
  const offered = new Set(page.fields.filter(field => field.differs).map(field => field.field))
  const chosen = Object.entries(state.fields).filter(([field]) => offered.has(field))
  const choices: MergeChoices = Object.fromEntries(
    chosen.map(([field, taken]) => [
      field,
      taken === 'both' ? 'both' : taken === state.survivor ? 'survivor' : 'loser',
    ]),
  )
  const ids = new Set(page.values.map(valueId))
  const starred = (kind: ValueKind) => starOf(state, page.values, kind) ?? undefined
  return {
    mergeId,
    survivorId: survivor.id,
    loserId: loser.id,
    choices,
    stars: { email: starred('email'), phone: starred('phone') },
    drop: state.dropped.filter(id => ids.has(id)),
    versions: { survivor: survivor.version, loser: loser.version },
  }
}
