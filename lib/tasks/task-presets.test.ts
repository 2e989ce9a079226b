import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DUE_PRESETS, offeredPresets, presetDue, resolveDue } from './task-presets'

const SAO_PAULO = 'America/Sao_Paulo'
const at = (local: string) => new Date(`${local}-03:00`)

describe('the presets of a due time', () => {
  it('at 23:30 in São Paulo, tomorrow is tomorrow there and not the day after', () => {
    const late = at('2026-11-22T23:30:00')
    expect(presetDue('tomorrow', late, SAO_PAULO)).toEqual(at('2026-11-23T09:00:00'))
    expect(presetDue('in_1_hour', late, SAO_PAULO)).toEqual(at('2026-11-23T00:30:00'))
  })

  it('tonight is 20:00 while that lies ahead, and is not offered afterwards', () => {
    expect(presetDue('tonight', at('2026-11-18T15:00:00'), SAO_PAULO)).toEqual(at('2026-11-18T20:00:00'))
    expect(offeredPresets(at('2026-11-18T15:00:00'), SAO_PAULO)).toContain('tonight')
    expect(offeredPresets(at('2026-11-18T23:30:00'), SAO_PAULO)).not.toContain('tonight')
  })

  it('Monday is the next one, on a Monday that of next week, and on a Sunday the same as tomorrow', () => {
    expect(presetDue('monday', at('2026-11-18T15:00:00'), SAO_PAULO)).toEqual(at('2026-11-23T09:00:00'))
    expect(presetDue('monday', at('2026-11-23T08:00:00'), SAO_PAULO)).toEqual(at('2026-11-30T09:00:00'))
    expect(offeredPresets(at('2026-11-22T12:00:00'), SAO_PAULO)).toEqual(['in_1_hour', 'tonight', 'tomorrow'])
  })

  it('follow the zone of the account: Manaus is an hour behind São Paulo', () => {
    const now = at('2026-11-18T00:30:00')
    expect(presetDue('tomorrow', now, SAO_PAULO)).toEqual(at('2026-11-19T09:00:00'))
    expect(presetDue('tomorrow', now, 'America/Manaus')).toEqual(at('2026-11-18T10:00:00'))
  })

  it('never lie in the past', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(SAO_PAULO, 'America/Manaus', 'America/Noronha', 'Europe/Lisbon', 'Asia/Kathmandu'),
        fc.constantFrom(...DUE_PRESETS),
        (now, zone, preset) => presetDue(preset, now, zone) > now,
      ),
    )
  })
})

describe('a due day', () => {
  it('without a time stays a day, whatever the zone', () => {
    const choice = { kind: 'day', on: '2026-12-24', time: null } as const
    expect(resolveDue(choice, at('2026-11-18T23:30:00'), SAO_PAULO)).toEqual({ dueAt: null, dueOn: '2026-12-24' })
  })

  it('with a time is an instant on the clocks of the account', () => {
    const choice = { kind: 'day', on: '2026-12-24', time: '14:30' } as const
    expect(resolveDue(choice, at('2026-11-18T23:30:00'), SAO_PAULO).dueAt).toEqual(at('2026-12-24T14:30:00'))
  })
})
