import { describe, expect, it } from 'vitest'
import { readTable, type TableRefusal } from '@/lib/imports/read-table'

const SIZE = 4_900_000
const LONGEST_STEP_MS = 50
const TRIES = 3

const after = (start: string, unit: string) => (start + unit.repeat(Math.ceil(SIZE / unit.length))).slice(0, SIZE)

const uploads: [name: string, text: string, answer: TableRefusal['reason'] | 'ok'][] = [
  ['a row of 4.9 million separators', after('nome;email\nA;a@b.co', ';'), 'too_many_columns'],
  ['a header of 4.9 million separators', after('', ';'), 'too_many_columns'],
  ['1.6 million short rows', after('nome;email\n', 'a;\n'), 'too_many_rows'],
  ['blank rows only', after('nome;email\nA;a@b.co\n', ';\n'), 'ok'],
  ['line ends only', after('nome;email\nA;a@b.co\n', '\n'), 'ok'],
  ['a quote that never closes', after('nome;email\n"', 'a;b\n'), 'quote'],
  ['one cell', after('nome;email\n', 'x'), 'long_cell'],
  ['one quoted cell of quotes', after('nome;email\n"', '""'), 'quote'],
  ['quotes', after('', '"'), 'long_cell'],
  ['quotes that close and go on', after('nome;email\n', '"a"b'), 'long_cell'],
  ['full rows of 100 columns', after('', `${'abcd;'.repeat(99)}x\n`), 'ok'],
  ['blanks', after('nome;email\n', ' '), 'long_cell'],
]

function longestStep(bytes: Uint8Array): { reason: string; longest: number } {
  let longest = 0
  const work = readTable(bytes)
  for (;;) {
    const began = process.cpuUsage()
    const step = work.next()
    const { user, system } = process.cpuUsage(began)
    longest = Math.max(longest, (user + system) / 1000)
    if (step.done) return { reason: step.value.ok ? 'ok' : step.value.reason, longest }
  }
}

describe('an upload of 5 MB is read in steps of less than 50 ms', () => {
  it.each(uploads)('when it is %s', (_, text, answer) => {
    const bytes = new TextEncoder().encode(text)
    let run = longestStep(bytes)
    // A run disturbed by other threads of this process says nothing of the reader.
    for (let attempt = 1; attempt < TRIES && run.longest >= LONGEST_STEP_MS; attempt++) run = longestStep(bytes)
    expect(run.reason).toBe(answer)
    expect(run.longest).toBeLessThan(LONGEST_STEP_MS)
  })
})
