import { describe, expect, it } from 'vitest'
import { settingsSchema } from './schema'

const change = settingsSchema.partial()

describe('settingsSchema', () => {
  it('takes a title of known placeholders and refuses one it could not fill', () => {
    expect(change.safeParse({ titleTemplate: 'Chat {chat_id} – {name}' }).success).toBe(true)
    const refused = change.safeParse({ titleTemplate: 'Chat {chatid}' })
    expect(refused.error?.issues[0]?.message).toBe('placeholder')
  })

  it('keeps each holiday once and in order, and refuses days that no calendar has', () => {
    expect(change.parse({ holidays: ['2027-03-01', '2026-12-24', '2027-03-01'] }).holidays).toEqual([
      '2026-12-24',
      '2027-03-01',
    ])
    expect(change.safeParse({ holidays: ['2026-02-30'] }).success).toBe(false)
  })

  it('knows the time zones of this machine and no others', () => {
    expect(change.safeParse({ timeZone: 'America/Rio_Branco' }).success).toBe(true)
    expect(change.safeParse({ timeZone: 'Brasil/Acre' }).success).toBe(false)
  })

  it('refuses a setting that does not exist', () => {
    expect(change.safeParse({ openLeadDay: 3 }).success).toBe(false)
  })

  it('takes hours of some days and none of the others', () => {
    expect(change.parse({ workingHours: { days: { '6': [['09:00', '13:00']] } } }).workingHours?.days).toEqual({
      '6': [['09:00', '13:00']],
    })
    expect(change.safeParse({ workingHours: { days: { '8': [] } } }).success).toBe(false)
    expect(change.safeParse({ workingHours: { days: { '1': [['18:00', '09:00']] } } }).success).toBe(false)
  })
})
