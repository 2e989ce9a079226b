/** A JSON object as Jivo would send it. */
export type Body = { [key: string]: unknown }

/**
 * Bodies of every event with plausible invented people. Overrides are merged in depth; lists are replaced as a
 * whole; `undefined` takes a key away, which is how a missing key is tested.
 */
export function accepted(overrides: Body = {}): Body {
  return merge(
    { event_name: 'chat_accepted', ...common(), chat_id: 7301, ...card(), ...visit(), agent: agent() },
    overrides,
  )
}

/** chat_updated: contacts filled in during the same chat. */
export function updated(overrides: Body = {}): Body {
  return merge(
    { event_name: 'chat_updated', ...common(), chat_id: 7301, ...card(), ...visit(), agent: agent() },
    overrides,
  )
}

/** chat_finished with three messages; like the documented one it has no user_token and no department. */
export function finished(overrides: Body = {}): Body {
  const chat = { messages: messages(), blacklisted: false, rate: null }
  const base = { ...common(), chat_id: 7301, ...card(), ...visit(), agents: [agent()], chat }
  const texts = { analytics: null, plain_messages: '', html_messages: '' }
  return merge(
    { event_name: 'chat_finished', ...base, ...texts, user_token: undefined, department: undefined },
    overrides,
  )
}

/** client_updated: a pop-up form or an edit in Jivo's own card, hence without chat, session, page and agent. */
export function clientUpdated(overrides: Body = {}): Body {
  const { department: _, ...rest } = card()
  return merge(
    {
      event_name: 'client_updated',
      ...common(),
      ...rest,
      visitor: visitor({ number: 5120 }),
      client_id: '5120',
    },
    overrides,
  )
}

/** client_attribute_updated with two attributes as one object. */
export function clientAttributeUpdated(overrides: Body = {}): Body {
  const attributes = { Nome_da_empresa: 'Padaria Aurora Ltda', Funcionarios: 14 }
  const ids = { widget_id: 'qTzW8m4KxR', user_token: null, client_id: 5120 }
  return merge({ event_name: 'client_attribute_updated', ...ids, attributes }, overrides)
}

/** offline_message of the current edition, with a chat_id and a 13-digit id. */
export function offlineMessage(overrides: Body = {}): Body {
  const { department: _, ...rest } = card()
  const message = 'Boa tarde! Vocês entregam em Niterói?'
  const base = { ...common(), ...rest, ...visit(), chat_id: 7350, message, offline_message_id: 1772000123456 }
  return merge({ event_name: 'offline_message', ...base }, overrides)
}

/** call_event of a callback that has ended. */
export function callEvent(overrides: Body = {}): Body {
  const call = {
    type: 'callback',
    phone: '+5541991234567',
    status: 'end',
    record_url: 'https://gravacoes.example/7390.mp3',
  }
  const base = { ...common(), ...visit(), chat_id: 7390, agent: agent(), call, user_token: undefined }
  return merge({ event_name: 'call_event', ...base }, overrides)
}

/** chat_assigned: an agent linked the chat to an address of the CRM. */
export function chatAssigned(overrides: Body = {}): Body {
  const base = { ...common(), chat_id: 7301, ...card(), ...visit(), agent: agent() }
  return merge({ event_name: 'chat_assigned', ...base, assign_to: 'https://crm.example/leads/31' }, overrides)
}

/** The bytes of a body as they arrive. */
export function bytes(body: unknown): Uint8Array {
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A user_token as the visit snippet writes it; see lib/jivo/user-token.ts for the short keys. */
export function visitToken(payload: Body): string {
  return `b1.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
}

export function visitor(overrides: Body = {}): Body {
  const contact = { email: 'helena.prado@example.com', phone: '+5541991234567', description: '' }
  return { name: 'Helena Prado', ...contact, number: '5120', chats_count: 1, ...overrides }
}

export function agent(overrides: Body = {}): Body {
  return {
    id: '208',
    name: 'Rogério Antunes',
    email: 'rogerio@aurora.example',
    phone: '+554130000208',
    ...overrides,
  }
}

export function messages(): Body[] {
  return [
    { message: 'Oi! Ainda tem o bolo de fubá?', timestamp: 1772000000, type: 'visitor' },
    { message: 'Tem sim, R$ 38,00.', timestamp: 1772000020, type: 'agent', agent_id: 208 },
    { message: 'Quero dois para sábado.', timestamp: 1772000055, type: 'visitor' },
  ]
}

function common(): Body {
  return { widget_id: 'qTzW8m4KxR', user_token: null, visitor: visitor() }
}

function card(): Body {
  return {
    organization: null,
    status: null,
    assigned_agent: null,
    tags: [],
    department: { id: 12, name: 'Encomendas' },
  }
}

function visit(): Body {
  const place = {
    region_code: 'PR',
    country: 'Brazil',
    country_code: 'BR',
    region: 'Paraná',
    city: 'Curitiba',
  }
  const geoip = { ...place, latitude: '-25.4284', longitude: '-49.2733', organization: 'Provedor Exemplo' }
  const utm_json = {
    source: 'google',
    medium: 'cpc',
    campaign: 'festa_junina',
    content: 'banner2',
    term: 'bolo',
  }
  const utm = 'source=google|medium=cpc|content=banner2|campaign=festa_junina|term=bolo'
  const user_agent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  const page = { url: 'https://aurora.example/bolos?sabor=fuba', title: 'Bolos da Aurora' }
  return { session: { geoip, utm, utm_json, ip_addr: '203.0.113.77', user_agent }, page, analytics: {} }
}

function merge(base: Body, overrides: Body): Body {
  const merged: Body = {}
  for (const key of new Set([...Object.keys(base), ...Object.keys(overrides)])) {
    const value = key in overrides ? overrides[key] : base[key]
    const below = base[key]
    const both = isObject(below) && isObject(value)
    if (value !== undefined) merged[key] = both ? merge(below, value) : value
  }
  return merged
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
