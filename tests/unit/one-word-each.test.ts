import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'

/** Words that misled people, with the one that is said instead. */
const DROPPED = {
  'pt-BR': [
    [/\bEntregas?\b|\bentregas\b/, 'Eventos recebidos: in a shop, “entregas” are shipments'],
    [
      /\b[Ll]igad[oa]s?\b|\b[Dd]eslig|\bLigar (?:ao?|no|o) |\b[Ll]igue /,
      'conectar, vincular, ativar: “ligar” is to telephone',
    ],
    [/\bAnotar\b|Guardar nota|Nota guardada/, 'Salvar nota'],
    [/\bPeg(?:ar|ou|o)\b/, 'Assumir'],
    [/de reserva/, 'padrão'],
    [/à mão/, 'manual, manualmente'],
    [/De ninguém/, 'Sem responsável'],
    [/endpoint URL/, 'URL para Webhooks'],
  ],
  en: [
    [/\bdeliver(?:y|ies)\b/i, 'received events'],
    [/\b(?:some|any|every)body\b/i, 'someone, anyone, everyone'],
    [/\bby hand\b/i, 'manual, manually'],
    [/\bfallback\b/i, 'default'],
    [/\bput(?:s)? off\b/i, 'snooze'],
    [/nobody’s/i, 'unassigned'],
    [/Be yourself/, 'Exit view-as'],
    [/\bNo manager\b|[Mm]anager of\b|’s manager\b/, 'owner: a manager is a role'],
  ],
} as const satisfies Record<keyof typeof messages, readonly (readonly [RegExp, string])[]>

/** Jivo’s own names in the other language, for whoever has Jivo in it. */
const JIVOS_NAMES = /^channels\.steps\.path\.other$/

function leaves(tree: object, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : leaves(value as object, [...path, key]),
  )
}

test.each(['pt-BR', 'en'] as const)('one thing has one word on every screen in %s', locale => {
  const found = leaves(messages[locale]).flatMap(([path, text]) =>
    JIVOS_NAMES.test(path)
      ? []
      : DROPPED[locale].filter(([word]) => word.test(text)).map(([, instead]) => `${path}: ${text} (${instead})`),
  )
  expect(found).toEqual([])
})
