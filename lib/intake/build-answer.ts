import { formatPhone } from '@/lib/contacts/phone'
import type { ComputedLine } from '@/lib/settings/panel-line'
import { readPanelLines } from '@/lib/settings/panel-lines'
import { answerSchema, OK, type JivoAnswer } from '@/lib/jivo/answer'
import { usesAnswer } from '@/lib/jivo/uses-answer'
import type { JivoEvent } from '@/lib/jivo/events'
import { LEAD_NUMBER } from '@/lib/leads/lead-title'
import { chosenLines, dayOf, type ChosenLine, type PanelField } from './chosen-lines'
import type { PersonAfter } from './decide/case'
import type { SettingsFact } from './facts'
import type { ReadValue, Reading } from './reading'
import type { IntakeWords } from './words'

/** Jivo shows at most ten lines. */
const MAX_LINES = 10
const NAME_LIMIT = 255
const TEXT_LIMIT = 2_048
const NOT_SHOWN = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g

/** Whether the answer says who the person is: a card changed within a chat is answered as chat_updated is. */
export function isAnswered(event: JivoEvent): boolean {
  return usesAnswer(event.name) || (event.name === 'client_updated' && event.chatId !== null)
}

/**
 * What the operator in Jivo is told of the contact, built fresh for each event. `contact_info` carries the CRM's value
 * only where the chat gave none, or the same by key, so that nothing the visitor typed is overwritten (a setting sends
 * the CRM's primary always); what differs goes into `custom_data` as text, so that the operator sees both. First come
 * the lines an administrator chose, then what differs, then what is always worth a line, ten in all.
 * @param appUrl address of this installation, without a slash at its end
 */
export function buildAnswer(
  person: PersonAfter | null,
  reading: Reading,
  {
    settings,
    fields,
    words,
    appUrl,
  }: { settings: SettingsFact; fields: PanelField[]; words: IntakeWords; appUrl: string },
): JivoAnswer {
  if (!person) return OK
  const info = contactInfo(person, reading, settings.contactInfoPolicy)
  const chosen = readPanelLines(settings.panelLines)
  const said = new Set(chosen.map(line => line.source))
  const lines = [
    ...chosenLines(person, {
      lines: chosen,
      fields,
      locale: settings.locale,
      timeZone: settings.timeZone,
      words,
      appUrl,
    }),
    ...differing(person, reading, words),
    ...about(person, settings, words, appUrl).filter(line => !said.has(line.source)),
  ].flatMap(shown)
  const answer = {
    result: 'ok' as const,
    ...(Object.keys(info).length > 0 && { contact_info: info }),
    custom_data: lines.slice(0, MAX_LINES),
    enable_assign: settings.enableAssign,
    crm_link: `${appUrl}/contacts/${person.contactId}`,
  }
  const checked = answerSchema.safeParse(answer)
  // An address Jivo would not take costs the link, not the answer.
  return checked.success ? checked.data : { result: 'ok', enable_assign: settings.enableAssign }
}

function contactInfo(person: PersonAfter, reading: Reading, policy: SettingsFact['contactInfoPolicy']) {
  const always = policy === 'always'
  const email = person.emails.find(one => one.primary && one.key)
  const phone = person.phones.find(one => one.primary && one.key)
  const shown = {
    name: always || !reading.name || reading.name === person.name ? plain(person.name, NAME_LIMIT) : null,
    email: always || mayTell(reading.values, 'email', email?.key) ? (email?.address ?? null) : null,
    phone: always || mayTell(reading.values, 'phone', phone?.key) ? (phone ? (phone.e164 ?? phone.raw) : null) : null,
    description:
      always || !reading.description || reading.description === person.description
        ? plain(person.description, TEXT_LIMIT)
        : null,
  }
  return Object.fromEntries(Object.entries(shown).filter((entry): entry is [string, string] => entry[1] !== null))
}

// The chat gave nothing of this kind, or this very value.
function mayTell(values: ReadValue[], kind: 'email' | 'phone', key: string | null | undefined): boolean {
  const given = values.filter(value => value.kind === kind)
  return given.length === 0 || given.some(value => value.key !== null && value.key === key)
}

// Values come from visitors and other programs: what Jivo would refuse is cut here, so that it costs no more than itself.
function shown({ title, content, key, link }: ChosenLine): NonNullable<JivoAnswer['custom_data']> {
  const [words, text, bold] = [plain(title, NAME_LIMIT), plain(content, TEXT_LIMIT), plain(key ?? null, NAME_LIMIT)]
  if (text === null) return []
  return [
    {
      ...(words && { title: words }),
      content: text,
      ...(bold && { key: bold }),
      ...(link && link.length <= TEXT_LIMIT && { link }),
    },
  ]
}

function differing(person: PersonAfter, reading: Reading, words: IntakeWords): ChosenLine[] {
  const email = person.emails.find(one => one.primary && one.key)
  const phone = person.phones.find(one => one.primary && one.key)
  const name = plain(person.name, NAME_LIMIT)
  return [
    ...(email && !mayTell(reading.values, 'email', email.key)
      ? [{ title: words.emailInCrm, content: email.address }]
      : []),
    ...(phone && !mayTell(reading.values, 'phone', phone.key)
      ? [{ title: words.phoneInCrm, content: formatPhone(phone) }]
      : []),
    ...(name && reading.name && reading.name !== person.name ? [{ title: words.nameInCrm, content: name }] : []),
  ]
}

/** A line that is told unless the administrator chose it, and so chose its place. */
type Standing = ChosenLine & { source: `computed.${ComputedLine}` }

function about(person: PersonAfter, settings: SettingsFact, words: IntakeWords, appUrl: string): Standing[] {
  const { lastChat, openLead } = person
  const title = plain(openLead?.title ?? null, NAME_LIMIT)
  const day = lastChat && dayOf(lastChat.startedAt, settings)
  const operator = plain(lastChat?.operator ?? null, NAME_LIMIT)
  return [
    {
      source: 'computed.manager',
      title: words.manager,
      content: plain(person.managerName, NAME_LIMIT) ?? words.noManager,
    },
    // A new lead has its number only once it is written; then the title would show a gap.
    ...(title && openLead && !title.includes(LEAD_NUMBER)
      ? [
          {
            source: 'computed.open_lead' as const,
            title: words.openLead,
            content: title,
            link: `${appUrl}/leads/${openLead.id}`,
          },
        ]
      : []),
    ...(day
      ? [
          {
            source: 'computed.last_chat' as const,
            title: words.lastChat,
            content: operator ? `${day} · ${operator}` : day,
          },
        ]
      : []),
    ...(person.openConflicts > 0
      ? [{ source: 'computed.open_conflicts' as const, title: '⚠', content: words.conflictsOpen(person.openConflicts) }]
      : []),
  ]
}

// Names are a visitor's text: Jivo escapes tags, we keep what could reorder or break its lines out.
function plain(text: string | null, limit: number): string | null {
  const shown = text?.replace(NOT_SHOWN, ' ').replace(/[<>]/g, '').trim()
  // Jivo's limits count UTF-16 units; half a pair would be no text.
  return shown
    ? shown
        .slice(0, limit)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd() || null
    : null
}
