import { describe, expect, it } from 'vitest'
import type { PanelLine } from '@/lib/settings/panel-line'
import { draftOf, keepTyped, sameLines, type PanelDraft } from './kept-draft'

const line = (title: string, source = 'computed.manager'): PanelLine => ({ source, title, key: null, link: null })

const typed = (draft: PanelDraft, title: string): PanelDraft => ({
  ...draft,
  lines: draft.lines.map(one => ({ ...one, title })),
})

describe('the draft of the operator’s panel, once newer lines are stored', () => {
  it('shows what somebody else stored while nothing was typed here', () => {
    const stored = [line('Cuida'), line('Etapa', 'computed.stage')]
    expect(keepTyped(draftOf([line('Responsável')]), stored)).toEqual(draftOf(stored))
  })

  it('keeps what was typed between saving and the answer', () => {
    const sent = typed(draftOf([line('Responsável')]), 'Cuida')
    const answered = keepTyped(typed(sent, 'Cuida disto'), [line('Cuida')])
    expect(answered.lines).toMatchObject([{ title: 'Cuida disto' }])
    expect(sameLines(answered.lines, answered.began)).toBe(false)
  })

  it('keeps what was typed when somebody else was first, so that saving again is a choice', () => {
    const mine = typed(draftOf([line('Responsável')]), 'Cuida')
    expect(keepTyped(mine, [line('Dono')])).toEqual({ began: [line('Dono')], lines: mine.lines })
  })

  it('has nothing left to save once what was sent is stored, a blank at the end aside', () => {
    const { began, lines } = keepTyped(typed(draftOf([line('Responsável')]), 'Cuida '), [line('Cuida')])
    expect(sameLines(lines, began)).toBe(true)
  })
})
