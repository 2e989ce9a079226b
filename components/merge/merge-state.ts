import type { MergeChoices } from '@/lib/identity/merge-plan'
import type { MergePage, UnitedValue } from '@/lib/identity/merge-page'
import type { ValueKind } from '@/lib/identity/rows'

export type Side = 'one' | 'other'
export type Taken = Side | 'both'

/** What a person has decided so far; what is not named goes by the rule. */
export type MergeState = {
  survivor: Side
  fields: { [field: string]: Taken }
  /** index of a value by kind */
  stars: { [kind in ValueKind]?: number }
  /** indexes of values to leave out */
  dropped: readonly number[]
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

/** The index of the primary of a kind as it will be, or null where nothing of the kind is left. */
export function starOf(state: MergeState, values: readonly UnitedValue[], kind: ValueKind): number | null {
  const left = values.map((value, index) => ({ value, index })).filter(({ value, index }) => value.kind === kind && !state.dropped.includes(index))
  const isLeft = (index: number | undefined) => index !== undefined && left.some(one => one.index === index)
  if (isLeft(state.stars[kind])) return state.stars[kind] ?? null
  const primaryOf = (side: Side) => left.find(({ value }) => value.of[side]?.isPrimary && value.of[side]?.href)
  return (primaryOf(state.survivor) ?? primaryOf(opposite(state.survivor)) ?? left[0])?.index ?? null
}

/** What the action is asked for. */
export function mergeRequest(page: MergePage, state: MergeState, mergeId: string) {
  const [survivor, loser] = [page[state.survivor], page[opposite(state.survivor)]]
  const choices: MergeChoices = Object.fromEntries(
    Object.entries(state.fields).map(([field, taken]) => [field, taken === 'both' ? 'both' : taken === state.survivor ? 'survivor' : 'loser']),
  )
  const idAt = (index: number | null) => {
    const value = index === null ? undefined : page.values[index]
    return (value?.of[state.survivor] ?? value?.of[opposite(state.survivor)])?.id
  }
  return {
    mergeId,
    survivorId: survivor.id,
    loserId: loser.id,
    choices,
    stars: { email: idAt(starOf(state, page.values, 'email')), phone: idAt(starOf(state, page.values, 'phone')) },
    drop: state.dropped.flatMap(index => idAt(index) ?? []),
    versions: { survivor: survivor.version, loser: loser.version },
  }
}
