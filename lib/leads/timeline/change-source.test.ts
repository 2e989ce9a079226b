import { describe, expect, it } from 'vitest'
import { changeSource } from './change-source'
import { changeSentence } from './change-sentence'

const created = (source?: string) => ({ kind: 'lead.created', data: { title: 'Ana', ...(source && { source }) } })
type Asked = Parameters<typeof changeSource>[0]
const source = (by: string | null, chat: Asked['chat'], change: Asked['change'] = created('JivoChat')) =>
  changeSource({ by, chat, change })

describe('who changed something', () => {
  it('is the person, else the chat that brought it', () => {
    expect(source('Ana', { kind: 'chat', number: '18' })).toEqual({ key: 'by', values: { name: 'Ana' } })
    expect(source(null, { kind: 'chat', number: '18' })).toEqual({ key: 'byChat', values: { number: '18' } })
    expect(source(null, { kind: 'chat', number: null }).key).toBe('byUnnumberedChat')
    expect(source(null, { kind: 'offline', number: '18' }).key).toBe('byOffline')
    expect(source(null, { kind: 'call', number: '18' }).key).toBe('byCall')
  })

  it('is the file that brought it, with whoever imported that', () => {
    const change = { kind: 'lead.created', data: { source: 'import', import: { id: 'i', file: 'leads.csv', row: 7 } } }
    expect(source('Ana', null, change)).toEqual({ key: 'byFile', values: { name: 'Ana', file: 'leads.csv', row: '7' } })
    expect(source(null, null, change).values).toMatchObject({ name: 'none' })
  })

  it('is Jivo where no chat is known, and the system only for what nobody asked for', () => {
    expect(source(null, null).key).toBe('byJivo')
    expect(source(null, null, { kind: 'contact.custom_field', data: { event: 'client_attribute_updated' } }).key).toBe(
      'byAttribute',
    )
    expect(source(null, null, created()).key).toBe('bySystem')
  })

  it('makes a lead by hand only where a person typed it', () => {
    expect(changeSentence(created('manual'))?.key).toBe('leadCreatedByHand')
    expect(changeSentence(created('JivoChat'))?.key).toBe('leadCreated')
    expect(changeSentence(created())?.key).toBe('leadCreated')
  })
})
