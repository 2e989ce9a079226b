import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDateTime,
  formatDayBreak,
  formatDuration,
  formatMoney,
  formatShortDate,
  formatTime,
  isSameDay,
} from './format'

const brazilian = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' } as const
const english = { locale: 'en', timeZone: 'America/Sao_Paulo' } as const
const at = '2026-05-12T02:30:00Z'

describe('a value on the screen', () => {
  it("is told in the reader's zone, not the machine's", () => {
    expect(formatDateTime(at, brazilian)).toBe('11 de mai. de 2026, 23:30')
    expect(formatDateTime(at, english)).toBe('May 11, 2026, 23:30')
    expect(formatTime(at, { ...brazilian, timeZone: 'America/Rio_Branco' })).toBe('21:30')
  })

  it('shows midnight as 00:00', () => {
    expect(formatTime('2026-05-12T03:00:00Z', english)).toBe('00:00')
  })

  it('leaves out the year while it is the current one', () => {
    expect(formatShortDate(at, '2026-11-01T12:00:00Z', brazilian)).toBe('11 de mai.')
    expect(formatShortDate(at, '2027-11-01T12:00:00Z', english)).toBe(formatDate(at, english))
  })

  it('names the days of a transcript as people do', () => {
    expect(formatDayBreak(at, '2026-05-12T02:59:00Z', brazilian)).toBe('hoje')
    expect(formatDayBreak(at, '2026-05-12T03:00:00Z', brazilian)).toBe('ontem')
    expect(formatDayBreak(at, '2026-05-20T12:00:00Z', brazilian)).toBe('segunda-feira, 11 de maio')
    expect(formatDayBreak(at, '2027-05-20T12:00:00Z', english)).toBe('Monday, May 11, 2026')
    expect(isSameDay(at, '2026-05-12T03:00:00Z', 'America/Sao_Paulo')).toBe(false)
  })

  it('writes money in reais', () => {
    expect(formatMoney(1234.56, 'pt-BR')).toBe('R$ 1.234,56')
    expect(formatMoney(1234.56, 'en')).toBe('R$1,234.56')
  })

  it.each([
    [42, '0:42'],
    [1025, '17:05'],
    [3729, '1:02:09'],
    [-1, '0:00'],
  ])('shows %i seconds as %s', (seconds, shown) => {
    expect(formatDuration(seconds)).toBe(shown)
  })
})
