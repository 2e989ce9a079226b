import { describe, expect, it } from 'vitest'
import { readFirstTouch } from './first-touch'

describe('the first touch', () => {
  it('is read from what the first chat stored', () => {
    const utm = { medium: 'cpc', source: 'google', campaign: null }
    const page = { url: 'https://loja.example/tenis', title: 'Tênis' }
    expect(readFirstTouch({ page, referrer: null, landingPage: page.url, utm, at: '2026-11-01T12:00:00Z' })).toEqual({
      page,
      referrer: null,
      landingPage: page.url,
      utm: ['google', 'cpc'],
      at: '2026-11-01T12:00:00Z',
    })
  })

  it('is nothing where nothing is known, whatever shape that has', () => {
    for (const nothing of [null, undefined, {}, [], 'x', { page: null, utm: {} }, { page: 3, utm: [1], at: '2026' }]) {
      expect(readFirstTouch(nothing)).toBeNull()
    }
  })
})
