import { expect, test } from 'vitest'
import { z } from 'zod'
import { isIsoDate } from './iso-date'

const texts = [
  '2026-02-28',
  '2026-02-29',
  '2024-02-29',
  '1900-02-29',
  '2000-02-29',
  '2026-12-31',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '0000-01-01',
  '0099-12-31',
  '9999-12-31',
  '2026-1-1',
  '26-01-01',
  '2026-01-01T00:00:00Z',
  ' 2026-01-01',
  '2026-01-01\n',
  '+02026-01-01',
  '',
  'hoje',
]

test.each(texts)('%j is a day exactly when the schema of a day takes it', text => {
  expect(isIsoDate(text)).toBe(z.iso.date().safeParse(text).success)
})
