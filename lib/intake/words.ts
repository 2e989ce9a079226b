import { readCallReason } from '@/lib/chats/call-reason'
import { messages } from '@/lib/i18n/messages'

/** The few words that the intake itself writes, in the account's language: titles of tasks, lines in Jivo's panel. */
export type IntakeWords = {
  visitor: string
  replyToOfflineMessage: (name: string) => string
  callBack: (name: string) => string
  noMessage: string
  callReason: (reason: string) => string
  emailInCrm: string
  phoneInCrm: string
  nameInCrm: string
  manager: string
  noManager: string
  openLead: string
  lastChat: string
  twoContacts: string
  conflictsOpen: (count: number) => string
  /** the name of a stage by its key; a stage of another pipeline is called by its key */
  stage: (key: string) => string
}

const STAGES: Partial<Record<string, [string, string]>> = {
  new: ['Novo', 'New'],
  contacted: ['Contatado', 'Contacted'],
  qualified: ['Qualificado', 'Qualified'],
  proposal: ['Proposta', 'Proposal'],
  negotiation: ['Negociação', 'Negotiation'],
}

const WORDS = {
  'pt-BR': {
    visitor: 'Visitante',
    replyToOfflineMessage: name => `Responder mensagem offline de ${name}`,
    callBack: name => `Retornar ligação perdida de ${name}`,
    noMessage: '(sem texto)',
    callReason: reason => `Motivo informado pelo Jivo: ${callReason(reason, 'pt-BR')}`,
    emailInCrm: 'E-mail no CRM',
    phoneInCrm: 'Telefone no CRM',
    nameInCrm: 'Nome no CRM',
    manager: 'Responsável',
    noManager: 'sem responsável',
    openLead: 'Lead aberto',
    lastChat: 'Última conversa',
    twoContacts: 'Dois contatos',
    conflictsOpen: count => (count === 1 ? '1 conflito aberto' : `${count} conflitos abertos`),
    stage: key => STAGES[key]?.[0] ?? key,
  },
  en: {
    visitor: 'Visitor',
    replyToOfflineMessage: name => `Reply to offline message from ${name}`,
    callBack: name => `Call ${name} back (missed call)`,
    noMessage: '(no text)',
    callReason: reason => `Reason given by Jivo: ${callReason(reason, 'en')}`,
    emailInCrm: 'E-mail in CRM',
    phoneInCrm: 'Phone in CRM',
    nameInCrm: 'Name in CRM',
    manager: 'Owner',
    noManager: 'no owner',
    openLead: 'Open lead',
    lastChat: 'Last chat',
    twoContacts: 'Two contacts',
    conflictsOpen: count => (count === 1 ? '1 open conflict' : `${count} open conflicts`),
    stage: key => STAGES[key]?.[1] ?? key,
  },
} satisfies Record<'pt-BR' | 'en', IntakeWords>

function callReason(reason: string, locale: 'pt-BR' | 'en'): string {
  const read = readCallReason(reason)
  if ('sentence' in read) return read.sentence
  const words = messages[locale].timeline.callReason
  return 'code' in read ? words[read.code] : words.unknown.replace('{code}', read.unknown)
}

/** The words of a language; any language we do not have gets pt-BR, the first one. */
export function intakeWords(locale: string): IntakeWords {
  return locale === 'en' ? WORDS.en : WORDS['pt-BR']
}
