import type { Belongings } from '@/lib/identity/hand-over-queries'

/** What the dialog of somebody who leaves has to ask about. */
export function leaverQuestions({ leads, tasks, contacts, rules, channels, isDefaultOwner, tokens }: Belongings) {
  return {
    work: leads + tasks + contacts > 0,
    places: rules > 0 || channels.length > 0 || isDefaultOwner,
    tokens: tokens.length > 0,
  }
}

/** Whether there is anything to ask: a place in the round robin is simply left. */
export function leavesSomething(belongings: Belongings): boolean {
  return Object.values(leaverQuestions(belongings)).some(Boolean)
}
