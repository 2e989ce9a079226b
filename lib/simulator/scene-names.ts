/** What the simulator can play; the first is played when nothing is said. */
export const SCENES = [
  'conversation',
  'transfer',
  'offline',
  'call',
  'popup',
  'reopened',
  'conflict',
  'hostile',
] as const

export type SceneName = (typeof SCENES)[number]

/** What a step shows, as the screens name it. */
export type StepKey =
  | 'accepted'
  | 'details'
  | 'handedOver'
  | 'finished'
  | 'offline'
  | 'callRings'
  | 'callMissed'
  | 'callAnswered'
  | 'callConnected'
  | 'callEnded'
  | 'popup'
  | 'attributes'
  | 'returned'
  | 'finishedAgain'
  | 'otherPhone'
  | 'markup'
  | 'oddTypes'
  | 'huge'
