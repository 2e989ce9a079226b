import type { Locale } from './locale'
import enAccount from './messages/en/account.json'
import enAssignment from './messages/en/assignment.json'
import enChannels from './messages/en/channels.json'
import enCommon from './messages/en/common.json'
import enConflicts from './messages/en/conflicts.json'
import enContacts from './messages/en/contacts.json'
import enDeliveries from './messages/en/deliveries.json'
import enDesign from './messages/en/design.json'
import enDuplicates from './messages/en/duplicates.json'
import enImports from './messages/en/imports.json'
import enExport from './messages/en/export.json'
import enFields from './messages/en/fields.json'
import enLeads from './messages/en/leads.json'
import enLogin from './messages/en/login.json'
import enMerge from './messages/en/merge.json'
import enNav from './messages/en/nav.json'
import enOperators from './messages/en/operators.json'
import enPanel from './messages/en/panel.json'
import enPeople from './messages/en/people.json'
import enQueue from './messages/en/queue.json'
import enSettings from './messages/en/settings.json'
import enSetup from './messages/en/setup.json'
import enSimulator from './messages/en/simulator.json'
import enTasks from './messages/en/tasks.json'
import enTimeline from './messages/en/timeline.json'
import enUi from './messages/en/ui.json'
import enVisit from './messages/en/visit.json'
import enWebhooks from './messages/en/webhooks.json'
import enWhy from './messages/en/why.json'
import ptAccount from './messages/pt-BR/account.json'
import ptAssignment from './messages/pt-BR/assignment.json'
import ptChannels from './messages/pt-BR/channels.json'
import ptCommon from './messages/pt-BR/common.json'
import ptConflicts from './messages/pt-BR/conflicts.json'
import ptContacts from './messages/pt-BR/contacts.json'
import ptDeliveries from './messages/pt-BR/deliveries.json'
import ptDesign from './messages/pt-BR/design.json'
import ptDuplicates from './messages/pt-BR/duplicates.json'
import ptImports from './messages/pt-BR/imports.json'
import ptExport from './messages/pt-BR/export.json'
import ptFields from './messages/pt-BR/fields.json'
import ptLeads from './messages/pt-BR/leads.json'
import ptLogin from './messages/pt-BR/login.json'
import ptMerge from './messages/pt-BR/merge.json'
import ptNav from './messages/pt-BR/nav.json'
import ptOperators from './messages/pt-BR/operators.json'
import ptPanel from './messages/pt-BR/panel.json'
import ptPeople from './messages/pt-BR/people.json'
import ptQueue from './messages/pt-BR/queue.json'
import ptSettings from './messages/pt-BR/settings.json'
import ptSetup from './messages/pt-BR/setup.json'
import ptSimulator from './messages/pt-BR/simulator.json'
import ptTasks from './messages/pt-BR/tasks.json'
import ptTimeline from './messages/pt-BR/timeline.json'
import ptUi from './messages/pt-BR/ui.json'
import ptVisit from './messages/pt-BR/visit.json'
import ptWebhooks from './messages/pt-BR/webhooks.json'
import ptWhy from './messages/pt-BR/why.json'

const portuguese = {
  account: ptAccount,
  assignment: ptAssignment,
  channels: ptChannels,
  common: ptCommon,
  conflicts: ptConflicts,
  contacts: ptContacts,
  deliveries: ptDeliveries,
  design: ptDesign,
  duplicates: ptDuplicates,
  imports: ptImports,
  export: ptExport,
  fields: ptFields,
  leads: ptLeads,
  login: ptLogin,
  merge: ptMerge,
  nav: ptNav,
  operators: ptOperators,
  panel: ptPanel,
  people: ptPeople,
  queue: ptQueue,
  settings: ptSettings,
  setup: ptSetup,
  simulator: ptSimulator,
  tasks: ptTasks,
  timeline: ptTimeline,
  ui: ptUi,
  visit: ptVisit,
  webhooks: ptWebhooks,
  why: ptWhy,
}

export type Messages = typeof portuguese

export type Namespace = keyof Messages

const english: Messages = {
  account: enAccount,
  assignment: enAssignment,
  channels: enChannels,
  common: enCommon,
  conflicts: enConflicts,
  contacts: enContacts,
  deliveries: enDeliveries,
  design: enDesign,
  duplicates: enDuplicates,
  imports: enImports,
  export: enExport,
  fields: enFields,
  leads: enLeads,
  login: enLogin,
  merge: enMerge,
  nav: enNav,
  operators: enOperators,
  panel: enPanel,
  people: enPeople,
  queue: enQueue,
  settings: enSettings,
  setup: enSetup,
  simulator: enSimulator,
  tasks: enTasks,
  timeline: enTimeline,
  ui: enUi,
  visit: enVisit,
  webhooks: enWebhooks,
  why: enWhy,
}

/** Every word of the screens. One file per namespace and language; a new namespace is one line in each list. */
export const messages = { 'pt-BR': portuguese, en: english } as const satisfies Record<Locale, Messages>

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
