import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import { WholePhones } from '@/components/ui/breakable'
import { transcriptLines } from '@/lib/chats/transcript-lines'
import { readContactFilters } from '@/lib/contacts/list-filters'
import { readEmail, suggestEmail } from '@/lib/contacts/email'
import { cleanName, isPlaceholderName, phoneInName } from '@/lib/contacts/person-name'
import { phoneSearchDigits, readPhones } from '@/lib/contacts/phone'
import { cellWriter } from '@/lib/export/cell'
import { fieldKey } from '@/lib/fields/field-key'
import { readNumber } from '@/lib/fields/number'
import { readAttribute } from '@/lib/fields/read-text'
import { linesAround } from '@/lib/identity/lines-around'
import { markDifference } from '@/lib/identity/mark-difference'
import { detectSeparator } from '@/lib/imports/detect-separator'
import { guessColumns } from '@/lib/imports/guess-columns'
import { managerBook } from '@/lib/imports/find-manager'
import { readRow, readTags } from '@/lib/imports/read-row'
import { readTable } from '@/lib/imports/read-table'
import { htmlToText } from '@/lib/jivo/html-to-text'
import { readPlainTranscript } from '@/lib/jivo/plain-transcript'
import { contactValue, idText, keyText, line, text } from '@/lib/jivo/read-text'
import { readInstant } from '@/lib/jivo/timestamp'
import { readUserToken } from '@/lib/jivo/user-token'
import { readUtm } from '@/lib/jivo/utm'
import { visitAddress } from '@/lib/jivo/visit-address'
import { redactText } from '@/lib/redact.mjs'
import { browserName } from '@/lib/text/browser-name'
import { cleanLine, cleanText } from '@/lib/text/clean-text'
import { csvRecord } from '@/lib/text/csv'
import { isEmptyLike } from '@/lib/text/empty-like'
import { fold } from '@/lib/text/fold'
import { inertText, textOfInert } from '@/lib/text/inert-text'
import { linkParts, safeLink, shortAddress } from '@/lib/text/safe-link'
import { atOnce } from '@/tests/support/at-once'

type Reader = [name: string, read: (text: string) => unknown]

const message = (words: string) => ({
  at: null,
  from: 'visitor' as const,
  operatorId: null,
  operatorName: null,
  text: words,
})
// A thousand in 100 kB, each on a day of its own.
const messagesOf = (words: string) =>
  (words.match(/[^]{1,100}/g) ?? []).map((part, day) => ({
    ...message(part),
    at: new Date(Date.UTC(2020, 0, day)).toISOString(),
  }))
const rules = {
  mapping: [],
  fields: [],
  leadFields: [],
  stages: [],
  managers: managerBook([]),
  areaCode: '11',
  locale: 'pt-BR' as const,
}
const row =
  (target: 'name' | 'email' | 'phone' | 'tags' | 'manager' | 'description' | 'lead:title') => (cell: string) =>
    readRow([cell, 'ana@loja.com.br'], { ...rules, mapping: [target, 'email'] })
const field = (type: 'number' | 'money' | 'date' | 'url' | 'bool' | 'text' | 'choices') => (words: string) =>
  readAttribute(
    { type: type as 'number', choices: type === 'choices' ? ['São Paulo', 'Recife, centro'] : [] },
    words,
    'pt-BR',
  )
const write = cellWriter(';', 'America/Sao_Paulo')
const utf8 = new TextEncoder()

/** Whatever reads or draws a text that a visitor, a file, an address or a program brings. */
export const READERS: Reader[] = [
  ['links', linkParts],
  ['a link', safeLink],
  ['a short address', shortAddress],
  [
    'a sentence with phones',
    words => renderToStaticMarkup(createElement(WholePhones, { text: words.slice(0, 1_000) })),
  ],
  ['an e-mail', readEmail],
  ['a suggested e-mail', suggestEmail],
  ['a name', words => isPlaceholderName(cleanName(words), { email: words, phone: words })],
  ['a phone in a name', phoneInName],
  ['phones', readPhones],
  ['a search', words => [phoneSearchDigits(words), readContactFilters({ q: words })]],
  ['a line', words => line(words, 100_000, new Set(), 'x')],
  ['a text', words => text(words, 100_000, new Set(), 'x')],
  [
    'an id',
    words => [idText(words, new Set(), 'x'), keyText(words, new Set(), 'x'), contactValue(words, 320, new Set(), 'x')],
  ],
  ['HTML', htmlToText],
  ['a plain transcript', words => readPlainTranscript(words, { agents: [], visitorName: 'Nome' }, 5_000)],
  [
    'lines of a transcript',
    words => transcriptLines([message(words)], [], { timeZone: 'UTC', opensWithDay: true, unfolded: 1 }),
  ],
  [
    'lines of many messages',
    words => transcriptLines(messagesOf(words), [], { timeZone: 'America/Sao_Paulo', opensWithDay: true, unfolded: 1 }),
  ],
  [
    'a place in a transcript: an e-mail',
    words => linesAround([message(words)], { kind: 'email', text: 'ana@loja.com.br' }),
  ],
  ['a place in a transcript: a phone', words => linesAround([message(words)], { kind: 'phone', text: '11987654321' })],
  ['a user token', readUserToken],
  ['campaign tags', words => readUtm(words, words, new Set())],
  ['the address of a visit', visitAddress],
  ['an instant', readInstant],
  ['a browser', words => browserName(words.slice(0, 1_000))],
  ['a clean line', words => cleanLine(words, 20_000)],
  ['a clean text', words => cleanText(words, 100_000)],
  ['a word for nothing', isEmptyLike],
  ['a folded text', fold],
  ['tags', words => readTags(words, ['a, b'])],
  ['a number', words => readNumber(words, 'en')],
  ...(['number', 'money', 'date', 'url', 'bool', 'text', 'choices'] as const).map(
    (type): Reader => [`a field of type ${type}`, field(type)],
  ),
  ['the key of a field', fieldKey],
  ...(['name', 'email', 'phone', 'tags', 'manager', 'description', 'lead:title'] as const).map(
    (target): Reader => [`a cell of ${target}`, row(target)],
  ),
  [
    'the names of columns',
    words => guessColumns([words, words], [{ entity: 'contact', key: 'cidade', name: 'Cidade' }]),
  ],
  ['a separator', detectSeparator],
  ['a table', words => atOnce(readTable(utf8.encode(`nome;email\n${words}`)))],
  ['a cell of CSV', words => [csvRecord([inertText(words)], ';'), textOfInert(words), write(words)]],
  ['a difference', words => markDifference(words.slice(0, 1_000), `${words.slice(0, 1_000)}x`, 'word')],
  ['a line of the log', redactText],
]
