/** What the menu counts, as one text that is another as soon as a count is. */
export function waitingStamp({
  tasks,
  conflicts,
  waiting,
  late,
}: {
  tasks: number
  conflicts: number
  waiting: number
  late: number
}): string {
  return [tasks, conflicts, waiting, late].join(' ')
}
