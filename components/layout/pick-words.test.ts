import { expect, test } from 'vitest'
import { pickWords } from './pick-words'

const words = {
  leads: { title: 'Leads', status: { won: 'Ganho', lost: 'Perdido' } },
  tasks: { new: 'Nova tarefa' },
  ui: { close: 'Fechar' },
}

test('takes whole namespaces and parts of them, each at its place', () => {
  expect(pickWords(words, ['ui', 'leads.status', 'leads.title'])).toEqual({
    ui: words.ui,
    leads: { title: 'Leads', status: words.leads.status },
  })
})

test('keeps a whole namespace whole, whichever is named first', () => {
  expect(pickWords(words, ['leads', 'leads.status'])).toEqual({ leads: words.leads })
  expect(pickWords(words, ['leads.status', 'leads'])).toEqual({ leads: words.leads })
})

test('leaves the given words as they are', () => {
  const before = structuredClone(words)
  pickWords(words, ['leads', 'leads.status.won'])
  expect(words).toEqual(before)
})
