const DAY_MS = 24 * 60 * 60 * 1000

/**
 * National holidays of Brazil in a year, as YYYY-MM-DD: the fixed ones (Lei 662/1949 with 10.607/2002, 6.802/1980 and
 * 14.759/2023, which added 20 November from 2024) and Good Friday. Carnival and Corpus Christi are no national
 * holidays; whoever closes then adds them to the settings.
 */
export function nationalHolidays(year: number): string[] {
  const fixed = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '12-25']
  if (year >= 2024) fixed.push('11-20')
  const goodFriday = new Date(easter(year).getTime() - 2 * DAY_MS).toISOString().slice(0, 10)
  return [...fixed.map(day => `${year}-${day}`), goodFriday].sort()
}

// Meeus/Jones/Butcher, for the Gregorian calendar.
function easter(year: number): Date {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return new Date(Date.UTC(year, month - 1, day))
}
