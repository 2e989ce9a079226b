import { stepsInOrder, type LadderStep, type ManagerReason, type SkippedStep } from './assign-owner'

/** One step of the ladder as it went: it took somebody, it was passed over, or it was not asked any more. */
export type TrailStep = { step: LadderStep; state: 'taken' | 'skipped' | 'unasked'; skips: SkippedStep[] }

/** Every step of the ladder in its order, from the reason it ended with. */
export function ladderTrail(reason: ManagerReason, contactOwnerFirst: boolean): TrailStep[] {
  const steps = stepsInOrder(contactOwnerFirst)
  const end = steps.findIndex(step => step === reason.code)
  return steps.map((step, at) => ({
    step,
    state: at === end ? 'taken' : end >= 0 && at > end ? 'unasked' : 'skipped',
    skips: (reason.skipped ?? []).filter(skip => skip.step === step),
  }))
}
