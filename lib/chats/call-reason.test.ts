import { describe, expect, it } from 'vitest'
import { CALL_REASONS, readCallReason } from './call-reason'

describe('the reason of a failed call', () => {
  it.each(['NO_ANSWER', 'no_answer', 'NoAnswer', 'no-answer', 'NO ANSWER'])(
    'has our words however %s is spelled',
    reason => {
      expect(readCallReason(reason)).toEqual({ code: 'no_answer' })
    },
  )

  it.each(CALL_REASONS)('has our words for %s itself', reason => {
    expect(readCallReason(reason)).toHaveProperty('code')
  })

  it('stays as it is where it is a sentence', () => {
    expect(readCallReason('Nenhum operador atendeu')).toEqual({ sentence: 'Nenhum operador atendeu' })
    expect(readCallReason('Ocupado')).toEqual({ sentence: 'Ocupado' })
  })

  it('is made readable where it is a code that nobody knows', () => {
    expect(readCallReason('SIP_603_X')).toEqual({ unknown: 'sip 603 x' })
    expect(readCallReason('agent_hung-up')).toEqual({ unknown: 'agent hung up' })
  })

  it('is never a property of every object', () => {
    expect(readCallReason('constructor')).toEqual({ sentence: 'constructor' })
  })
})
