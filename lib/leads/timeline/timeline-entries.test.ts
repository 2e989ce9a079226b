import { describe, expect, it } from 'vitest'
import type { ChatPiece } from '@/lib/chats/queries'
import { entriesByDay, timelineEntries, type TimelineRows } from './timeline-entries'

const at = (text: string) => new Date(text)
const none: TimelineRows = { chats: [], notes: [], tasks: [], changes: [], wholeSince: null }
const note = (id: string, when: string) => ({ id, at: at(when), author: 'Ana', text: id, jivoChatId: null })
const chat = (id: string, startedAt: string, endedAt: string): ChatPiece => ({
  id,
  channelId: 'site',
  visitorNumber: '1',
  startedAt: at(startedAt),
  endedAt: at(endedAt),
  messages: [],
  jivoChatId: id,
  kind: 'chat',
  state: 'finished',
  rate: null,
  finishedAt: null,
  channelName: 'Site',
  operators: [],
  pageUrl: null,
  pageTitle: null,
  utm: {},
  department: null,
  topic: null,
  tags: [],
  simulated: false,
  call: { type: null, status: null, phone: null, reason: null, recordUrl: null, connected: false },
})

describe('the timeline of a lead', () => {
  it('is newest first, with a conversation where it ended', () => {
    const entries = timelineEntries({
      ...none,
      chats: [chat('18', '2026-05-04T12:00:00Z', '2026-05-04T12:30:00Z')],
      notes: [note('after', '2026-05-04T12:31:00Z'), note('during', '2026-05-04T12:10:00Z')],
    })
    expect(entries.map(entry => entry.id)).toEqual(['after', '18', 'during'])
  })

  it('leaves out what lies before the moment from which everything was read', () => {
    const notes = [note('new', '2026-05-04T12:00:00Z'), note('old', '2026-05-03T12:00:00Z')]
    const wholeSince = at('2026-05-04T12:00:00Z')
    expect(timelineEntries({ ...none, notes, wholeSince }).map(entry => entry.id)).toEqual(['new'])
  })

  it('has one heading a day of the reader’s zone', () => {
    const notes = [
      note('c', '2026-05-04T03:30:00Z'),
      note('b', '2026-05-04T03:10:00Z'),
      note('a', '2026-05-04T02:50:00Z'),
    ]
    const days = entriesByDay(timelineEntries({ ...none, notes }), 'America/Sao_Paulo')
    expect(days.map(day => day.entries.map(entry => entry.id))).toEqual([['c', 'b'], ['a']])
  })
})
