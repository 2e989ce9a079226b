import { expect, it } from 'vitest'
import { isScanDue } from './duplicate-scan-due'

const at = (text: string) => new Date(`2026-05-${text}Z`)

it.each([
  ['nobody is there yet', null, '04T12:00:00', false],
  ['the first contact came today', '04T11:59:00', '04T12:00:00', false],
  ['the first contact came yesterday', '03T12:00:00', '04T12:00:00', true],
  ['one ran last night', '04T05:20:10', '04T23:59:00', false],
  ['it is night again', '04T05:20:10', '05T05:20:00', true],
  ['it is almost night again', '04T05:20:10', '05T05:19:59', false],
  ['somebody asked for one before midnight, and it is night', '04T23:00:00', '05T05:20:00', true],
  ['the machine was off at night', '02T05:20:10', '04T04:00:00', true],
])('a scan when %s', (_, latest, now, due) => {
  expect(isScanDue(latest === null ? null : at(latest), at(now))).toBe(due)
})
