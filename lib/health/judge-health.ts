import type { SpoolState } from '@/lib/intake/intake-state'
import type { JobState } from '@/lib/jobs/job-state'

/** What was seen of this process and what it stands on. */
export type Sighted = {
  database: boolean
  /** a file could be written and synced */
  spoolWritable: boolean
  /** a row could be written; null when that was not tried */
  databaseWritable: boolean | null
  /** milliseconds since an event that nobody could keep, if none was kept since; null when there is none */
  refusedAgoMs: number | null
  spool: SpoolState | null
  jobs: JobState[]
  /** bytes free where the data directory lies; null when unknown */
  freeBytes: number | null
}

/** What becomes of an event that comes now. */
export type EventsState = 'taken' | 'spooled' | 'refused'

export type SystemNotice =
  | { kind: 'events_refused' }
  | { kind: 'spool_waits'; count: number; since: string }
  | { kind: 'set_aside'; count: number }
  | { kind: 'job_late'; name: string; lastRunAt: string | null; failed: boolean }
  | { kind: 'disk_low'; freeBytes: number }

const REFUSED_LATELY_MS = 5_000
const WAITS_AFTER_MS = 60_000
export const LOW_DISK_BYTES = 1_000_000_000

export function eventsState({ database, spoolWritable, databaseWritable, refusedAgoMs }: Sighted): EventsState {
  if (refusedAgoMs !== null && refusedAgoMs < REFUSED_LATELY_MS) return 'refused'
  if (spoolWritable) return database ? 'taken' : 'spooled'
  return database && databaseWritable !== false ? 'taken' : 'refused'
}

/** What an administrator should look at, the most pressing first. */
export function systemNotices(sighted: Sighted, now: Date): SystemNotice[] {
  const { spool, jobs, freeBytes } = sighted
  const notices: SystemNotice[] = eventsState(sighted) === 'refused' ? [{ kind: 'events_refused' }] : []
  if (freeBytes !== null && freeBytes < LOW_DISK_BYTES) notices.push({ kind: 'disk_low', freeBytes })
  if (spool && spool.setAside > 0) notices.push({ kind: 'set_aside', count: spool.setAside })
  if (spool?.oldestAt && now.getTime() - spool.oldestAt.getTime() > WAITS_AFTER_MS) {
    notices.push({ kind: 'spool_waits', count: spool.waiting, since: spool.oldestAt.toISOString() })
  }
  for (const { name, lastRunAt, error } of jobs.filter(job => job.late)) {
    notices.push({ kind: 'job_late', name, lastRunAt: lastRunAt?.toISOString() ?? null, failed: error !== null })
  }
  return notices
}

/** The answer of GET /api/health: no names of people, no addresses, no texts of errors. */
export function healthAnswer(sighted: Sighted, now: Date) {
  const { database, spool, spoolWritable, jobs, freeBytes } = sighted
  const events = eventsState(sighted)
  const isUp = database && events !== 'refused'
  const notices = systemNotices(sighted, now)
  return {
    httpStatus: isUp ? 200 : 503,
    body: {
      status: isUp ? (notices.length > 0 ? 'degraded' : 'ok') : 'unavailable',
      database: database ? 'ok' : 'unavailable',
      events,
      spool: {
        waiting: spool?.waiting ?? null,
        oldestSeconds: spool?.oldestAt
          ? Math.max(0, Math.round((now.getTime() - spool.oldestAt.getTime()) / 1000))
          : null,
        setAside: spool?.setAside ?? null,
        writable: spoolWritable,
      },
      jobs: jobs.map(({ name, lastRunAt, error, late }) => ({
        name,
        lastRunAt: lastRunAt?.toISOString() ?? null,
        failed: error !== null,
        late,
      })),
      disk: { freeBytes, low: freeBytes !== null && freeBytes < LOW_DISK_BYTES },
    },
  }
}
