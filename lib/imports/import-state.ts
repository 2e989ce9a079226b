/** Where an import stands. `checking`, `running` and `undoing` go on by themselves. */
export const importStates = ['mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone'] as const

export type ImportState = (typeof importStates)[number]

/** Whether the page has something to wait for. */
export function isUnderWay(state: ImportState): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing'
}
