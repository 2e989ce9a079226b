import { describe, expect, it } from 'vitest'
import { channelState } from './channel-state'

const now = new Date('2026-11-22T12:00:00Z')
const channel = { active: true, liveTokens: 1, lastEventAt: '2026-11-22T11:59:00Z' }

describe('channelState', () => {
  it('says what an administrator has to know first', () => {
    expect(channelState(channel, now)).toBe('receiving')
    expect(channelState({ ...channel, active: false, liveTokens: 0 }, now)).toBe('off')
    expect(channelState({ ...channel, liveTokens: 0 }, now)).toBe('no-address')
    expect(channelState({ ...channel, lastEventAt: null }, now)).toBe('waiting')
  })

  it('calls a channel quiet after a week without an event', () => {
    expect(channelState({ ...channel, lastEventAt: '2026-11-15T12:00:00Z' }, now)).toBe('receiving')
    expect(channelState({ ...channel, lastEventAt: '2026-11-15T11:59:00Z' }, now)).toBe('quiet')
  })
})
