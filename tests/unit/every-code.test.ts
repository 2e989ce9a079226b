import { createTranslator } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { CALL_REASONS } from '@/lib/chats/call-reason'
import { CHANNEL_COLOURS } from '@/lib/channels/colours'
import { OLD_ADDRESS_LIVES, type AddressState } from '@/lib/channels/old-address'
import type { ChannelState } from '@/lib/channels/channel-state'
import type { ChannelNotice } from '@/lib/channels/notices'
import { VALUE_FLAGS } from '@/lib/contacts/card-values'
import type { ContactRefusal } from '@/lib/contacts/refusals'
import { fieldTypes } from '@/lib/fields/field'
import type { ValueProblem } from '@/lib/fields/read-value'
import { locales, type Locale } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { placeholders } from '@/lib/i18n/placeholders'
import { CHOICES } from '@/lib/identity/choices'
import { DUPLICATE_REASONS } from '@/lib/identity/duplicate-reasons'
import { leadTargets, targets } from '@/lib/imports/guess-columns'
import { importStates } from '@/lib/imports/import-state'
import type { TableRefusal } from '@/lib/imports/read-table'
import { leadOutcomes, outcomes, refusals, remarks, undoings } from '@/lib/imports/row-result'
import { OUTCOMES } from '@/lib/intake/schema'
import { EVENT_NAMES } from '@/lib/jivo/events'
import { ladderSteps } from '@/lib/leads/assign-owner'
import { ruleSubjects } from '@/lib/leads/assignment-rules'
import { knownStages } from '@/lib/leads/known-stages'
import { leadStatuses } from '@/lib/leads/status'
import type { TimelineTab } from '@/lib/leads/timeline/queries'
import { computedLines } from '@/lib/settings/panel-line'
import { requiredFields, titlePlaceholders } from '@/lib/settings/choices'
import { weekdays } from '@/lib/settings/working-hours'
import type { ArrivalKind } from '@/lib/set-up/arrival'
import type { CheckCode, CheckName } from '@/lib/set-up/self-test-queries'
import { setUpSteps } from '@/lib/set-up/steps'
import { SCENES, type StepKey } from '@/lib/simulator/scene-names'
import { DUE_PRESETS } from '@/lib/tasks/task-presets'
import { TASK_KINDS, TASK_WHEN } from '@/lib/tasks/schema'
import { roles } from '@/lib/team/roles'
import { themes } from '@/lib/theme/theme'
import { webhookEvents } from '@/lib/webhooks/schema'

/** A list that exists as a type alone: a code that is added to the type and not here does not compile. */
const every = <Code extends string>(codes: Record<Code, true>) => Object.keys(codes)

const CHAT_STATES = every<keyof (typeof messages)['pt-BR']['timeline']['state']>({
  running: true,
  finished: true,
  no_end: true,
  offline: true,
})
const ADDRESS_STATES = every<AddressState>({ live: true, ending: true, expired: true, revoked: true })
const CHANNEL_STATES = every<ChannelState>({
  off: true,
  'no-address': true,
  waiting: true,
  receiving: true,
  quiet: true,
})
const NOTICES = every<ChannelNotice['kind']>({
  silent: true,
  flood: true,
  other_widget: true,
  ending_in_use: true,
  over_quota: true,
})
const VALUE_PROBLEMS = every<ValueProblem>({
  text: true,
  long: true,
  number: true,
  money: true,
  date: true,
  choice: true,
  multi: true,
  bool: true,
  url: true,
})
const TABLE_REFUSALS = every<TableRefusal['reason']>({
  too_large: true,
  empty: true,
  spreadsheet: true,
  binary: true,
  only_header: true,
  too_many_rows: true,
  too_many_columns: true,
  quote: true,
  long_cell: true,
})
const CONTACT_REFUSALS = every<ContactRefusal['reason']>({
  not_found: true,
  gone: true,
  empty: true,
  email: true,
  phone: true,
  area_code: true,
  have: true,
  elsewhere: true,
  owner: true,
  taken: true,
  changed: true,
})
const CHECKS = every<CheckName>({ address: true, name: true, connection: true, answer: true, post: true })
const CHECK_CODES = every<CheckCode>({
  public: true,
  plain: true,
  private: true,
  local: true,
  resolved: true,
  'resolved-private': true,
  unresolved: true,
  reached: true,
  name: true,
  refused: true,
  unreachable: true,
  timeout: true,
  'certificate-expired': true,
  'certificate-name': true,
  'certificate-untrusted': true,
  tls: true,
  other: true,
  ours: true,
  redirect: true,
  stranger: true,
  passed: true,
  blocked: true,
  untried: true,
})
const STEPS = every<StepKey>({
  accepted: true,
  details: true,
  handedOver: true,
  finished: true,
  offline: true,
  callRings: true,
  callMissed: true,
  callAnswered: true,
  callConnected: true,
  callEnded: true,
  popup: true,
  attributes: true,
  returned: true,
  finishedAgain: true,
  otherPhone: true,
  markup: true,
  oddTypes: true,
  huge: true,
})
const TABS = every<TimelineTab>({ all: true, chats: true, notes: true, tasks: true, changes: true })
const ARRIVALS: Record<ArrivalKind, string> = {
  chat: 'chat',
  offline: 'offlineMessage',
  call: 'call',
  contact: 'contact',
  other: 'other',
  odd: 'odd',
  failed: 'failed',
}

/** Where the words of each closed list are; `{}` stands for the code. */
const LISTS: [keys: string, codes: readonly string[]][] = [
  ['contacts.flag.{}', [...VALUE_FLAGS, 'unconfirmed']],
  ['leads.card.flag.{}', VALUE_FLAGS],
  ['contacts.refused.{}', CONTACT_REFUSALS],
  ['contacts.history.choice.{}', [...CHOICES, 'other']],
  ['timeline.choice.{}', [...CHOICES, 'other']],
  ['conflicts.choices.{}', CHOICES],
  ['conflicts.choices.{}Text', CHOICES],
  ['timeline.callReason.{}', [...CALL_REASONS, 'unknown']],
  ['timeline.state.{}', CHAT_STATES],
  ['timeline.tabs.{}', TABS],
  ['timeline.empty.{}', TABS],
  ['leads.status.{}', leadStatuses],
  ['leads.actions.done.{}', leadStatuses],
  ['leads.stage.{}', knownStages],
  ['leads.reason.{}', [...ladderSteps, 'nobody', 'hand', 'queue', 'leaver']],
  ['leads.reason.step.{}', ladderSteps],
  ['leads.reason.skipped.none.{}', ladderSteps],
  ['leads.reason.rule.{}', ruleSubjects],
  ['leads.incomplete.{}', requiredFields],
  ['assignment.rules.subjects.{}', ruleSubjects],
  ['duplicates.reason.{}', DUPLICATE_REASONS],
  ['duplicates.short.{}', DUPLICATE_REASONS],
  ['duplicates.maybe.why.{}', DUPLICATE_REASONS],
  ['merge.reason.suspicion.{}', DUPLICATE_REASONS],
  ['deliveries.outcome.{}', OUTCOMES],
  ['deliveries.event.{}', EVENT_NAMES],
  ['setup.waiting.{}', Object.values(ARRIVALS)],
  ['setup.steps.{}', setUpSteps],
  ['setup.selfTest.checks.{}', CHECKS],
  ['setup.selfTest.codes.{}', CHECK_CODES],
  ['imports.recent.state.{}', importStates],
  ['imports.outcome.{}', outcomes],
  ['imports.willBe.{}', outcomes],
  ['imports.was.{}', outcomes],
  ['imports.leads.{}', leadOutcomes],
  ['imports.undone.{}', undoings],
  ['imports.said.{}', [...refusals, ...remarks]],
  ['imports.columns.target.{}', [...targets, ...leadTargets]],
  ['imports.file.{}', TABLE_REFUSALS],
  ['fields.type.{}', fieldTypes],
  ['fields.problem.{}', VALUE_PROBLEMS],
  ['tasks.kind.{}', TASK_KINDS],
  ['tasks.when.{}', TASK_WHEN],
  ['tasks.preset.{}', DUE_PRESETS],
  ['people.roles.{}', roles],
  ['nav.person.{}', [...roles, ...themes]],
  ['channels.addressState.{}', ADDRESS_STATES],
  ['channels.state.{}', CHANNEL_STATES],
  ['channels.rotate.{}', OLD_ADDRESS_LIVES],
  ['channels.colours.{}', CHANNEL_COLOURS],
  ['channels.notices.{}', [...NOTICES, 'refused']],
  ['channels.notices.{}Text', [...NOTICES, 'refused']],
  ['simulator.scenes.{}', SCENES],
  ['simulator.about.{}', SCENES],
  ['simulator.steps.{}', STEPS],
  ['settings.leads.fields.{}', requiredFields],
  ['settings.leads.placeholders.{}', titlePlaceholders],
  ['settings.hours.days.{}', weekdays],
  ['panel.computed.{}', computedLines],
  ['webhooks.event.{}', webhookEvents.map(event => event.replace('.', '_'))],
]

/** Names that people have to write as they are: of link tags, and of what is set outside the app. */
const TECHNICAL = /\butm_(?:source|medium|campaign)\b|\bAPP_URL\b/g

/** What only a program would write: snake_case, dotted keys, CONSTANTS. */
const RAW = /\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[a-z]+\.[a-z]+|\b[A-Z]+_[A-Z_]+\b/

function sampleValues(text: string): Record<string, unknown> {
  return Object.fromEntries(
    placeholders(text).map(name => (name.startsWith('<') ? [name.slice(1, -1), (words: string) => words] : [name, 2])),
  )
}

function textOf(locale: Locale, path: string): string | null {
  let found: unknown = messages[locale]
  for (const key of path.split('.'))
    found = found && typeof found === 'object' && key in found ? found[key as keyof typeof found] : undefined
  return typeof found === 'string' ? found : null
}

describe.each(locales)('every code of every closed list in %s', locale => {
  const problems: string[] = []
  const say = createTranslator({
    locale,
    messages: messages[locale],
    timeZone: 'UTC',
    onError: error => problems.push(error.message),
  })

  it.each(LISTS)('has words of its own: %s', (keys, codes) => {
    expect(codes.length).toBeGreaterThan(0)
    const raw = codes.flatMap(code => {
      const path = keys.replace('{}', code)
      const text = textOf(locale, path)
      if (text === null) return [`${path} has no words`]
      const said = String(say.markup(path as never, sampleValues(text) as never))
      return said.trim() === '' || RAW.test(said.replaceAll(TECHNICAL, '')) ? [`${path}: ${said}`] : []
    })
    expect([...raw, ...problems]).toEqual([])
  })
})
