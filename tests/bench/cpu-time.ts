import { readFileSync, readdirSync } from 'node:fs'

// The kernel counts in hundredths of a second on every Linux that Node runs on.
const MS_PER_TICK = 10

type Stat = { pid: number; parent: number; own: number; ofEndedChildren: number }

/** Milliseconds of processor time that one process has used, without its children; Linux only. */
export function cpuOf(pid: number): number {
  return (readStat(String(pid))[0]?.own ?? NaN) * MS_PER_TICK
}

/** Milliseconds of processor time of the PostgreSQL that `backendPid` belongs to: the postmaster and all its children. */
export function cpuOfPostgres(backendPid: number): number {
  const postmaster = readStat(String(backendPid))[0]?.parent
  return (
    readdirSync('/proc')
      .filter(name => Number(name) > 0)
      .flatMap(readStat)
      .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
      .reduce((sum, { own, ofEndedChildren }) => sum + own + ofEndedChildren, 0) * MS_PER_TICK
  )
}

function readStat(pid: string): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses, which may hold anything.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return [
      {
        pid: Number(pid),
        parent: fields[1]!,
        own: fields[11]! + fields[12]!,
        ofEndedChildren: fields[13]! + fields[14]!,
      },
    ]
  } catch {
    return []
  }
}
