import { readdirSync, readFileSync } from 'node:fs'
import { sql } from './app'

/** Stops every process of the database where it stands, as a hung disk would; answers what lets it go on. */
export async function freezeDatabase(databaseUrl: string): Promise<() => void> {
  const parentOf = (pid: string) => Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  const [row] = await sql('SELECT pg_backend_pid() AS pid', [], databaseUrl)
  const postmaster = parentOf(String(row!.pid))
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        return parentOf(pid) === postmaster ? [Number(pid)] : []
      } catch {
        return []
      }
    })
  const all = [postmaster, ...children]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  return () => {
    for (const pid of all) process.kill(pid, 'SIGCONT')
  }
}
