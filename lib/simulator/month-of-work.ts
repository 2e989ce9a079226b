import type { ChannelIndex } from './demo-cast'
import type { DemoChat } from './month-of-chats'
import type { Random } from './random'

/** A conversation by the numbers of its channel. */
export type ChatName = { channel: ChannelIndex; chatId: number }

/** What a manager does by hand. The lead, its manager and its tasks are looked up when the time has come. */
export type DemoWork = { at: Date; chat: ChatName } & (
  | { do: 'status'; value: 'won' | 'lost' }
  | { do: 'stage'; value: string }
  | { do: 'note'; text: string }
  | { do: 'task'; title: string; text: string; dueAt: Date }
  | { do: 'finishTasks' }
  | { do: 'settle'; choice: 'add' | 'replace' | 'ignore' | 'keep' }
)

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const STAGES = ['contacted', 'qualified', 'proposal', 'negotiation']

const NOTES = [
  'Prefere ser chamado depois das 18h.',
  'Pediu orçamento com montagem inclusa. Enviei por e-mail.',
  'Vai medir a sala e confirmar.',
  'Comparando com outra loja; a nossa entrega é mais rápida.',
  'Cliente antigo, comprou a mesa de jantar no ano passado.',
  'Quer ver a peça no showroom no sábado.',
  'Precisa de nota fiscal com CNPJ.',
]

const TASKS = [
  ['Enviar orçamento', 'Com frete e montagem: {produto}.'],
  ['Ligar para confirmar as medidas', ''],
  ['Mandar foto das cores disponíveis', '{produto}'],
  ['Confirmar a data da entrega', ''],
  ['Retomar contato', 'Ficou de decidir sobre {produto}.'],
  ['Enviar amostras de tecido', 'Linho rústico e veludo.'],
] as const

/** The work that a conversation makes, up to now: stages, outcome, notes, tasks, and what is left undone. */
export function workAfter(random: Random, chat: DemoChat, now: Date): DemoWork[] {
  if (chat.isSpam) return []
  const name = { channel: chat.channel, chatId: chat.chatId }
  const after = (hours: number) => new Date(chat.endAt.getTime() + hours * HOUR)
  const work: DemoWork[] = [...answered(random, chat, name, after), ...settled(random, chat, name, after)]
  const isOld = now.getTime() - chat.endAt.getTime() > 3 * DAY
  const outcome = isOld && random.percent(50) ? (random.percent(58) ? ('won' as const) : ('lost' as const)) : null
  const reached = outcome === 'won' ? STAGES.length : random.pick([0, 0, 0, 1, 1, 2, 3, 4])
  for (const [index, value] of STAGES.slice(0, reached).entries()) {
    // Not every stage is taken; the last one is what stands there now.
    if (index + 1 === reached || random.percent(25))
      work.push({ at: after(1 + index * 15), chat: name, do: 'stage', value })
  }
  if (outcome) work.push({ at: after(random.between(62, 130)), chat: name, do: 'status', value: outcome })
  if (random.percent(30)) work.push({ at: after(2), chat: name, do: 'note', text: random.pick(NOTES) })
  if (random.percent(outcome ? 25 : 40)) work.push(...planned(random, chat, name, after, outcome !== null))
  return work.filter(({ at }) => at <= now)
}

// Who left a message is answered, mostly within hours.
function answered(random: Random, { kind }: DemoChat, chat: ChatName, after: (hours: number) => Date): DemoWork[] {
  const asks = kind === 'offline' || kind === 'missedCall'
  return asks && random.percent(80) ? [{ at: after(random.between(9, 16)), chat, do: 'finishTasks' }] : []
}

function settled(
  random: Random,
  { contradicts }: DemoChat,
  chat: ChatName,
  after: (hours: number) => Date,
): DemoWork[] {
  if (!contradicts || !random.percent(30)) return []
  const choice = contradicts === 'twoContacts' ? 'keep' : random.pick(['add', 'add', 'replace', 'ignore'] as const)
  return [{ at: after(20), chat, do: 'settle', choice }]
}

function planned(
  random: Random,
  { product }: DemoChat,
  chat: ChatName,
  after: (hours: number) => Date,
  isOver: boolean,
): DemoWork[] {
  const [title, text] = random.pick(TASKS)
  const hours = random.between(20, 190)
  const task: DemoWork = {
    at: after(1),
    chat,
    do: 'task',
    title,
    text: text.replace('{produto}', product),
    dueAt: after(hours),
  }
  const isDone = isOver || random.percent(70)
  return isDone ? [task, { at: after(hours - random.between(1, 12)), chat, do: 'finishTasks' }] : [task]
}
