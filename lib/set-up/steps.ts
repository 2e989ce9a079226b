/** The first steps, in their order; each has an address of its own (`?step=…`). */
export const setUpSteps = [
  'company',
  'hours',
  'channel',
  'jivo',
  'waiting',
  'operators',
  'people',
  'demo',
  'done',
] as const

export type SetUpStep = (typeof setUpSteps)[number]

/** What stands already, as far as the first steps ask for it. */
export type SetUpFacts = {
  hasCompanyName: boolean
  /** How many channels there are that are not the simulator's. */
  channels: number
  /** By the channel at hand an event came that the simulator did not play; another channel's says nothing of it. */
  hasRealEvent: boolean
  operators: number
  /** Operators whose leads nobody gets. */
  unmappedOperators: number
  people: number
}

/** The step of an address, or null where it names none. */
export function readStep(value: string | null | undefined): SetUpStep | null {
  return setUpSteps.find(step => step === value) ?? null
}

/** The steps before and after one; null at the ends. */
export function neighboursOf(step: SetUpStep): { before: SetUpStep | null; after: SetUpStep | null } {
  const at = setUpSteps.indexOf(step)
  return { before: setUpSteps[at - 1] ?? null, after: setUpSteps[at + 1] ?? null }
}

/** The steps that need no more work; the others can be left out all the same. */
export function finishedSteps(facts: SetUpFacts): Set<SetUpStep> {
  const finished: Partial<Record<SetUpStep, boolean>> = {
    company: facts.hasCompanyName,
    hours: facts.hasCompanyName && facts.channels > 0,
    channel: facts.channels > 0,
    jivo: facts.hasRealEvent,
    waiting: facts.hasRealEvent,
    operators: facts.operators > 0 && facts.unmappedOperators === 0,
    people: facts.people > 1,
  }
  return new Set(setUpSteps.filter(step => finished[step]))
}

/** Where somebody who asks for no step goes on: the first one that is not done, as far as that can be known. */
export function openingStep(facts: SetUpFacts): SetUpStep {
  const finished = finishedSteps(facts)
  const deciding = ['company', 'channel', 'waiting', 'operators', 'people'] as const
  return deciding.find(step => !finished.has(step)) ?? 'done'
}

/** Whether nothing is left to do: what the last step says must agree with what it lists. */
export function isAllSet(facts: SetUpFacts): boolean {
  return openingStep(facts) === 'done'
}
