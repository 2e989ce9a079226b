import { describe, expect, test } from 'vitest'
import { eventsState, healthAnswer, systemNotices, type Sighted } from './judge-health'

const now = new Date('2026-11-29T12:00:00Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const well: Sighted = {
  database: true,
  spoolWritable: true,
  databaseWritable: null,
  refusedAgoMs: null,
  spool: { waiting: 0, oldestAt: null, setAside: 0 },
  jobs: [],
  freeBytes: 50_000_000_000,
}
const seen = (overrides: Partial<Sighted>): Sighted => ({ ...well, ...overrides })

describe('what becomes of events', () => {
  test.each([
    ['taken', {}],
    ['spooled', { database: false }],
    ['taken', { spoolWritable: false, databaseWritable: true }],
    ['refused', { spoolWritable: false, databaseWritable: false }],
    ['refused', { spoolWritable: false, database: false }],
    ['refused', { refusedAgoMs: 1_000 }],
    ['taken', { refusedAgoMs: 60_000 }],
  ] satisfies [string, Partial<Sighted>][])('is %s with %j', (expected, overrides) => {
    expect(eventsState(seen(overrides))).toBe(expected)
  })
})

describe('health', () => {
  test('is 200 and ok when all is as it should be', () => {
    expect(healthAnswer(well, now)).toMatchObject({
      httpStatus: 200,
      body: { status: 'ok', database: 'ok', events: 'taken' },
    })
  })

  test('is 503 where events get 503, and where the database is away', () => {
    expect(healthAnswer(seen({ spoolWritable: false, databaseWritable: false }), now)).toMatchObject({
      httpStatus: 503,
      body: { status: 'unavailable', database: 'ok', events: 'refused' },
    })
    expect(healthAnswer(seen({ database: false }), now)).toMatchObject({
      httpStatus: 503,
      body: { database: 'unavailable', events: 'spooled' },
    })
  })

  test('says how much waits, since when, and what is set aside', () => {
    const { httpStatus, body } = healthAnswer(
      seen({ spool: { waiting: 600, oldestAt: before(90_000), setAside: 2 } }),
      now,
    )
    expect([httpStatus, body.status, body.spool]).toEqual([
      200,
      'degraded',
      { waiting: 600, oldestSeconds: 90, setAside: 2, writable: true },
    ])
  })

  test('says each job’s last run and whether it is late, without the text of its error', () => {
    const jobs = [{ name: 'scan_duplicates', lastRunAt: before(600_000), error: 'secret', late: true }]
    const answer = healthAnswer(seen({ jobs }), now)
    expect(answer.body.jobs).toEqual([
      { name: 'scan_duplicates', lastRunAt: '2026-11-29T11:50:00.000Z', failed: true, late: true },
    ])
    expect(JSON.stringify(answer)).not.toContain('secret')
  })
})

describe('notices', () => {
  test('are none when all is as it should be, nor for an event that has just been spooled', () => {
    expect(systemNotices(well, now)).toEqual([])
    expect(systemNotices(seen({ spool: { waiting: 3, oldestAt: before(2_000), setAside: 0 } }), now)).toEqual([])
  })

  test('name what is wrong, the most pressing first', () => {
    const notices = systemNotices(
      seen({
        spoolWritable: false,
        databaseWritable: false,
        freeBytes: 5_000_000,
        spool: { waiting: 9, oldestAt: before(120_000), setAside: 1 },
        jobs: [{ name: 'retry_failed_deliveries', lastRunAt: null, error: null, late: true }],
      }),
      now,
    )
    expect(notices.map(({ kind }) => kind)).toEqual([
      'events_refused',
      'disk_low',
      'set_aside',
      'spool_waits',
      'job_late',
    ])
  })
})
