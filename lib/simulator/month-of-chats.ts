import {
  acceptedBody,
  callBody,
  clientBody,
  finishedBody,
  offlineBody,
  updatedBody,
  visitToken,
  type Agent,
  type Body,
  type Talk,
} from './bodies'
import { DEMO_OPERATORS, DEMO_WIDGETS, STAND_IN, type ChannelIndex } from './demo-cast'
import { writeDialogue, writeOfflineMessage } from './dialogues'
import type { Random } from './random'
import type { Contradiction, Visitors } from './visitors'

/** One request of Jivo at its time. */
export type DemoEvent = { at: Date; do: 'event'; channel: ChannelIndex; body: Body }

/** A conversation of the month, for the work that follows it. */
export type DemoChat = {
  channel: ChannelIndex
  chatId: number
  kind: 'chat' | 'offline' | 'missedCall' | 'call' | 'popup'
  /** When it was over. */
  endAt: Date
  isSpam: boolean
  /** It contradicts what is known of its visitor. */
  contradicts: Contradiction | null
  product: string
}

export type Told = { events: DemoEvent[]; chat: DemoChat }

const SECOND = 1000
const MINUTE = 60 * SECOND

type Opening = { random: Random; visitors: Visitors; channel: ChannelIndex; chatId: number; at: Date }

/** A conversation with an operator: accepted, perhaps details and a transfer, mostly an end. */
export function tellChat(opening: Opening, isStillRunning: boolean): Told {
  const { random, at } = opening
  const { talk, contradicts } = begin(opening)
  const agents = choose(random, opening.channel)
  const topics = random.pick([0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 9])
  const lines = writeDialogue(random, {
    from: at,
    agents,
    person: talk.person,
    product: talk.visit.product,
    topics,
    pace: 1,
  })
  const told = knownAtFirst(random, contradicts !== null)
  const isSpam = !isStillRunning && contradicts === null && random.percent(1.5)
  const handedOverAt = lines.find(line => agents[1] && line.agent === agents[1])?.at ?? at
  const endAt = new Date((lines.at(-1) ?? { at }).at.getTime() + random.between(1, 6) * MINUTE)
  const rate = random.percent(25) ? random.pick(['positive', 'positive', 'positive', 'positive', 'negative']) : null
  const steps: [Date, Body][] = [[at, acceptedBody({ ...talk, told: told.first }, agents[0])]]
  if (told.later)
    steps.push([new Date(at.getTime() + 90 * SECOND), updatedBody({ ...talk, told: told.later }, agents[0])])
  const full = { ...talk, told: told.later ?? told.first }
  if (agents[1]) steps.push([handedOverAt, acceptedBody(full, agents[1])])
  // Two in a hundred never end: the operator's program was closed.
  const ends = !isStillRunning && !random.percent(2)
  if (ends)
    steps.push([endAt, finishedBody(full, agents[1] ? [...agents] : [agents[0]], lines, { rate, blacklisted: isSpam })])
  return toldOf(opening, steps, {
    kind: 'chat',
    endAt,
    isSpam,
    contradicts,
    product: talk.visit.product.name,
  })
}

/** A text left while nobody was there. */
export function tellOffline(opening: Opening): Told {
  const { random, at } = opening
  const { talk, contradicts } = begin(opening)
  const told = { name: true, email: true, phone: random.percent(60) }
  const body = offlineBody(
    { ...talk, told, tags: [] },
    writeOfflineMessage(random, talk.person, talk.visit.product),
    at,
  )
  return toldOf(opening, [[at, body]], {
    kind: 'offline',
    endAt: at,
    isSpam: false,
    contradicts,
    product: talk.visit.product.name,
  })
}

/** A telephone call, answered or missed. */
export function tellCall(opening: Opening): Told {
  const { random, at, chatId } = opening
  const { talk, contradicts } = begin(opening)
  const known = { ...talk, told: { name: true, email: random.percent(50), phone: true } }
  const later = (seconds: number) => new Date(at.getTime() + seconds * SECOND)
  const isMissed = random.percent(40)
  const [agent] = choose(random, opening.channel)
  const endAt = later(random.between(60, 600))
  const steps: [Date, Body][] = isMissed
    ? [
        [at, callBody(known, null, 'start')],
        [later(30), callBody(known, null, 'error', { reason: 'Nenhum operador atendeu' })],
      ]
    : [
        [at, callBody(known, agent, 'start')],
        [later(9), callBody(known, agent, 'agent_connected')],
        [later(14), callBody(known, agent, 'client_connected')],
        [endAt, callBody(known, agent, 'end', { record_url: `https://gravacoes.example/${chatId}.mp3` })],
      ]
  const kind = isMissed ? 'missedCall' : 'call'
  return toldOf(opening, steps, {
    kind,
    endAt: isMissed ? later(30) : endAt,
    isSpam: false,
    contradicts,
    product: talk.visit.product.name,
  })
}

/** Contacts left in a window of the site, without a conversation. */
export function tellPopup(opening: Opening): Told {
  const { at } = opening
  const { talk, contradicts } = begin(opening)
  const steps: [Date, Body][] = [[at, clientBody({ ...talk, tags: ['Pop-up'] })]]
  return toldOf(opening, steps, {
    kind: 'popup',
    endAt: at,
    isSpam: false,
    contradicts,
    product: talk.visit.product.name,
  })
}

function begin({ random, visitors, channel, chatId, at }: Opening): {
  talk: Talk
  contradicts: Contradiction | null
} {
  const { person, visit, contradicts, chatsCount } = visitors.next(channel)
  const told = { name: true, email: true, phone: true }
  const userToken =
    channel === 0 && random.percent(60)
      ? visitToken(visit, new Date(at.getTime() - random.between(1, 20) * MINUTE))
      : null
  const department = random.pick(['Vendas', 'Vendas', 'Projetos', 'Pós-venda'])
  const tags = random.percent(12) ? [random.pick(['Arquiteto', 'Revenda', 'VIP', 'Orçamento'])] : []
  return {
    talk: {
      widgetId: DEMO_WIDGETS[channel],
      chatId,
      person,
      visit,
      told,
      department,
      tags,
      chatsCount,
      userToken,
    },
    contradicts,
  }
}

function toldOf({ channel, chatId }: Opening, steps: [Date, Body][], chat: Omit<DemoChat, 'channel' | 'chatId'>): Told {
  const events = steps.map(([at, body]) => ({
    at,
    do: 'event' as const,
    channel,
    body: channel === 1 ? asMessenger(body) : body,
  }))
  return { events, chat: { channel, chatId, ...chat } }
}

// Whoever contradicts must have told everything; of the others some never say who they are.
function knownAtFirst(random: Random, all: boolean): { first: Talk['told']; later: Talk['told'] | null } {
  if (all) return { first: { name: true, email: true, phone: true }, later: null }
  const first = { name: random.percent(85), email: random.percent(45), phone: random.percent(40) }
  if (random.percent(8)) return { first: { name: first.name, email: false, phone: false }, later: null }
  const later = {
    name: true,
    email: first.email || random.percent(80),
    phone: first.phone || random.percent(70),
  }
  const isNews = later.name !== first.name || later.email !== first.email || later.phone !== first.phone
  return { first, later: isNews ? later : null }
}

function choose(random: Random, channel: ChannelIndex): [Agent] | [Agent, Agent] {
  const team = DEMO_OPERATORS[channel]
  const first = random.percent(5) ? STAND_IN : random.pick(team)
  const others = team.filter(one => one !== first)
  return random.percent(12) ? [first, random.pick(others)] : [first]
}

// Messengers know no page and no session.
function asMessenger(body: Body): Body {
  const { session: _session, page: _page, analytics: _analytics, ...rest } = body
  return { ...rest, visitor: { ...(body.visitor as Body), social: { socialProfiles: [{ typeName: 'ig' }] } } }
}
