import { describe, expect, test } from 'vitest'
import { caseOf, noFacts } from '@/tests/samples/facts'
import { accepted, clientUpdated } from '@/tests/samples/jivo-events'
import { decide } from './decide'

const from = (widgetId: string | null, moreWidgets: string[] = []) => ({
  channel: { ...noFacts().channel, widgetId, moreWidgets },
})
const first = (body: Parameters<typeof caseOf>[0], facts: ReturnType<typeof from>) =>
  decide(caseOf(body, facts)).why[0]?.code

describe('the widget of an event', () => {
  test('is learnt from the first event, of whatever kind', () => {
    expect(decide(caseOf(accepted({ widget_id: 'aBc' }), from(null))).plan.widgetId).toBe('aBc')
    expect(decide(caseOf(clientUpdated({ widget_id: 'aBc' }), from(null))).plan.widgetId).toBe('aBc')
    expect(decide(caseOf(accepted({ widget_id: null }), from(null))).plan.widgetId).toBeNull()
  })

  test('that is another one is said, and the event counts all the same', () => {
    const { why, plan } = decide(caseOf(accepted({ widget_id: 'other' }), from('aBc')))
    expect(why[0]).toMatchObject({ code: 'widget_other', value: 'other', crm: 'aBc' })
    expect(plan.leadNew).not.toBeNull()
    expect(plan.widgetId).toBeNull()
  })

  test('is no news when it is the channel’s, was let in, or is not told', () => {
    expect(first(accepted({ widget_id: 'aBc' }), from('aBc'))).not.toBe('widget_other')
    expect(first(accepted({ widget_id: 'other' }), from('aBc', ['other']))).not.toBe('widget_other')
    expect(first(accepted({ widget_id: null }), from('aBc'))).not.toBe('widget_other')
  })
})
