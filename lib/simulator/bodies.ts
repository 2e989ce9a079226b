import type { Person } from './people'
import type { Visit } from './shop'
import type { Line } from './dialogues'

/** A JSON object as Jivo posts it. */
export type Body = { [key: string]: unknown }

/** Somebody who answers in Jivo. Without a login it is known by its id alone. */
export type Agent = { id: string; name: string; email: string | null }

/** One conversation, as far as its events have it in common. */
export type Talk = {
  /** null: played through a real channel, which must not learn a widget from it. */
  widgetId: string | null
  chatId: number
  person: Person
  visit: Visit
  /** What the visitor has told about himself so far. */
  told: { name: boolean; email: boolean; phone: boolean }
  department?: string | null
  tags?: string[]
  chatsCount?: number
  userToken?: string | null
}

/** chat_accepted: an operator took the conversation. Sent again when another one takes it over. */
export function acceptedBody(talk: Talk, agent: Agent): Body {
  return { event_name: 'chat_accepted', ...ofChat(talk), ...visited(talk), agent }
}

/** chat_updated: the visitor filled the form of the chat. */
export function updatedBody(talk: Talk, agent: Agent): Body {
  return { event_name: 'chat_updated', ...ofChat(talk), ...visited(talk), agent }
}

/** chat_finished with its transcript; as documented without user_token and department. */
export function finishedBody(
  talk: Talk,
  agents: Agent[],
  lines: Line[],
  end: { rate?: string | null; blacklisted?: boolean } = {},
): Body {
  const { user_token: _token, department: _department, ...common } = ofChat(talk)
  const messages = lines.map(({ at, agent, text }) => ({
    message: text,
    timestamp: Math.floor(at.getTime() / 1000),
    type: agent ? 'agent' : 'visitor',
    ...(agent && { agent_id: Number(agent.id) }),
  }))
  const chat = { messages, blacklisted: end.blacklisted ?? false, rate: end.rate ?? null }
  return {
    event_name: 'chat_finished',
    ...common,
    ...visited(talk),
    analytics: null,
    agents,
    chat,
    plain_messages: '',
    html_messages: '',
  }
}

/** offline_message: nobody was there, the visitor left a text. `at` gives the message its 13-digit id. */
export function offlineBody(talk: Talk, message: string, at: Date): Body {
  const { department: _department, ...common } = ofChat(talk)
  return {
    event_name: 'offline_message',
    ...common,
    ...visited(talk),
    message,
    offline_message_id: at.getTime(),
  }
}

/** call_event: the state of a telephone call changed. */
export function callBody(
  talk: Talk,
  agent: Agent | null,
  status: string,
  more: { reason?: string; record_url?: string } = {},
): Body {
  const { widget_id, visitor, chat_id, department } = ofChat(talk)
  const call = { type: 'callback', phone: talk.person.phone, status, ...more }
  return { event_name: 'call_event', widget_id, visitor, chat_id, department, ...visited(talk), agent, call }
}

/** client_updated: contacts left in a pop-up of the site, without a chat. */
export function clientBody({ widgetId, person, told, tags }: Talk): Body {
  return {
    event_name: 'client_updated',
    widget_id: widgetId,
    user_token: null,
    visitor: { ...visitor(person, told, 0), number: person.number },
    ...card(tags),
    client_id: String(person.number),
  }
}

/** client_attribute_updated: what the visitor chose in fields of the site. */
export function attributesBody({ widgetId, person }: Talk, attributes: Body): Body {
  return {
    event_name: 'client_attribute_updated',
    widget_id: widgetId,
    user_token: null,
    client_id: person.number,
    attributes,
  }
}

/** The address of the visit as the visit snippet hands it to Jivo (see lib/jivo/user-token.ts). */
export function visitToken({ product, campaign, referrer }: Visit, at: Date): string {
  const tags = campaign ? [campaign.source, campaign.medium, campaign.campaign, campaign.content, campaign.term] : []
  const touch = {
    p: product.page.url,
    ...(referrer && { r: referrer }),
    t: Math.floor(at.getTime() / 1000),
    u: tags,
  }
  return `b1.${Buffer.from(JSON.stringify({ f: touch })).toString('base64url')}`
}

function ofChat({ widgetId, chatId, person, told, department, tags, chatsCount, userToken }: Talk) {
  return {
    widget_id: widgetId,
    user_token: userToken ?? null,
    visitor: { ...visitor(person, told, chatsCount ?? 1), social: {} },
    chat_id: chatId,
    ...card(tags),
    department: department ? { id: 281, name: department } : null,
  }
}

function visitor(person: Person, told: Talk['told'], chatsCount: number) {
  return {
    ...(told.name && { name: person.name }),
    email: told.email ? person.email : null,
    phone: told.phone ? person.phone : null,
    description: '',
    number: String(person.number),
    chats_count: chatsCount,
  }
}

function card(tags: string[] = []) {
  return {
    organization: null,
    status: null,
    assigned_agent: null,
    tags: tags.map((title, index) => ({ id: String(index + 1), title })),
  }
}

function visited({ person, visit }: Talk) {
  const { city, region, regionCode, latitude, longitude } = person.city
  const geoip = {
    region_code: regionCode,
    country: 'Brazil',
    country_code: 'BR',
    region,
    city,
    latitude,
    longitude,
  }
  const campaign = visit.campaign
  const utm = campaign
    ? Object.entries(campaign)
        .map(([key, value]) => `${key}=${value}`)
        .join('|')
    : null
  const session = { geoip, utm, utm_json: campaign, ip_addr: person.ip, user_agent: person.userAgent }
  return { session, page: visit.product.page, analytics: {} }
}
