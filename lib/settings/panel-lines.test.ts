import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillLink, storedLine } from './panel-line'
import { panelLineSchema, panelLinesSchema, readPanelLines } from './panel-lines'

const line = (over: object = {}) => ({ source: 'contact.saldo', title: 'Saldo', ...over })

describe('a line of the operator’s panel', () => {
  it('names a field of the contact or of the lead, or something the CRM works out', () => {
    for (const source of ['contact.saldo', 'lead.prazo_2', 'computed.manager'])
      expect(panelLineSchema.safeParse(line({ source })).success).toBe(true)
    for (const source of ['saldo', 'user.name', 'contact.', 'contact.Saldo', 'computed.a b', 'contact.saldo; drop']) {
      expect(panelLineSchema.safeParse(line({ source })).success).toBe(false)
    }
  })

  it('leads to our own pages or to an address of the company, never to a script', () => {
    for (const link of ['contact', 'lead', 'https://erp.loja.com.br/c/{value}', '', null])
      expect(panelLineSchema.safeParse(line({ link })).success).toBe(true)
    for (const link of ['javascript:alert(1)', '/clientes/{value}', 'erp.loja.com.br', 'data:text/html,x']) {
      expect(panelLineSchema.safeParse(line({ link })).success).toBe(false)
    }
  })

  it('has a title of words, not of line breaks', () => {
    expect(panelLineSchema.parse(line({ title: '  Saldo\n atual ' })).title).toBe('Saldo atual')
    expect(panelLineSchema.safeParse(line({ title: ' \n ' })).success).toBe(false)
  })

  it('stands once, among ten at most', () => {
    expect(panelLinesSchema.safeParse([line(), line({ title: 'Outra' })]).success).toBe(false)
    const eleven = Array.from({ length: 11 }, (_, n) => line({ source: `contact.f${n}` }))
    expect(panelLinesSchema.safeParse(eleven).success).toBe(false)
    expect(panelLinesSchema.safeParse(eleven.slice(1)).success).toBe(true)
  })

  it('that cannot be read any more takes no other with it', () => {
    expect(
      readPanelLines([line(), { source: 'gone' }, null, line({ source: 'computed.tags', title: 'Tags' })]).map(
        ({ source }) => source,
      ),
    ).toEqual(['contact.saldo', 'computed.tags'])
    expect(readPanelLines('nothing')).toEqual([])
  })

  it('is stored as the editor shows it, and refused where the editor marks it', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom('', ' ', 'contact', ' lead ', 'https://erp.loja.com.br/{value}', 'javascript:alert(1)'),
    )
    const lines = fc.record({
      source: fc.constant('contact.saldo'),
      title: texts,
      key: fc.option(texts),
      link: fc.option(texts),
    })
    fc.assert(
      fc.property(lines, given => {
        const stored = storedLine(given)
        expect(panelLineSchema.safeParse(given).data ?? null).toEqual(typeof stored === 'string' ? null : stored)
      }),
    )
  })

  it('puts any value whole and escaped into its address', () => {
    fc.assert(
      fc.property(fc.string(), value => {
        const filled = fillLink('https://erp.loja.com.br/c?q={value}', value)
        expect(new URL(filled ?? '').searchParams.get('q')).toBe(value)
      }),
    )
  })
})
