/** What health says of the events, in this process. */
export type IntakeState = {
  /** `performance.now()` of the latest event that neither database nor spool could keep, if none was kept since */
  refusedAtMs: number | null
  /** null before the first look */
  spool: SpoolState | null
}

export type SpoolState = {
  waiting: number
  /** when the oldest came; null when none waits */
  oldestAt: Date | null
  setAside: number
}

export function noteIntake(kept: boolean, nowMs: number): void {
  intakeState().refusedAtMs = kept ? null : nowMs
}

export function noteSpool(spool: SpoolState): void {
  intakeState().spool = spool
}

// Next loads this module once per bundle; what it says is of the process.
export function intakeState(): IntakeState {
  const registry = globalThis as unknown as Record<symbol, IntakeState | undefined>
  return (registry[Symbol.for('balcao.intake-state')] ??= { refusedAtMs: null, spool: null })
}
