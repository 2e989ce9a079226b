import { describe, expect, it } from 'vitest'
import { isFiltered, readLeadFilters } from './list-filters'

const id = '0199F6A0-0000-7000-8000-000000000001'

describe('the filters in the address of the leads', () => {
  it('show open leads of everybody unless told otherwise', () => {
    const none = readLeadFilters({})
    expect(none).toEqual({
      status: 'open',
      manager: null,
      channelId: null,
      source: null,
      incomplete: false,
      fields: [],
      q: null,
    })
    expect(isFiltered(none)).toBe(false)
  })

  it('read status, manager, channel, source and text', () => {
    expect(
      readLeadFilters({ status: 'won', manager: 'nobody', channel: id, source: 'JivoChat', q: '  João \t Silva ' }),
    ).toEqual({
      status: 'won',
      manager: { kind: 'nobody' },
      channelId: id.toLowerCase(),
      source: 'JivoChat',
      incomplete: false,
      fields: [],
      q: 'João Silva',
    })
    expect(readLeadFilters({ manager: id }).manager).toEqual({ kind: 'person', id: id.toLowerCase() })
    expect(readLeadFilters({ status: 'all' }).status).toBeNull()
  })

  it('pass over what they cannot read', () => {
    const odd = readLeadFilters({ status: 'x', manager: "' or 1=1", channel: '7', source: ' ', q: '\0', cursor: '1' })
    expect(odd).toEqual(readLeadFilters({}))
    expect(readLeadFilters({ q: ['a', 'b'] }).q).toBe('a')
  })
})
