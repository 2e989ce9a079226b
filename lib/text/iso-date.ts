/** Whether a text is a day of the calendar as machines write it: 2026-02-28, but not 2026-02-30. */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (!year) return false
  const at = new Date(`${text}T00:00:00Z`)
  return at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day)
}
