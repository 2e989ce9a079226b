import {
  acceptedBody,
  attributesBody,
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
import { SIMULATOR_DOMAIN } from './demo-marks'
import { writeDialogue, writeOfflineMessage, type Line } from './dialogues'
import { hostileScene } from './hostile-scene'
import { inventPerson, inventPhone } from './people'
import { seededRandom, type Random } from './random'
import type { SceneName, StepKey } from './scene-names'
import { inventVisit } from './shop'

/** One request of a scene. `afterMs` is the time since the scene began. */
export type Step = { key: StepKey; afterMs: number; body: Body }

/** What every scene begins with: chance, the moment, a first conversation, two operators. */
export type Setting = { random: Random; startAt: Date; talk: Talk; agents: [Agent, Agent] }

export const SIMULATED_WIDGET = 'SiMuLaDoR1'

const OPERATORS: [Agent, Agent] = [
  { id: '9001', name: 'Lívia Simulada', email: `livia@${SIMULATOR_DOMAIN}` },
  { id: '9002', name: 'Otto Simulado', email: `otto@${SIMULATOR_DOMAIN}` },
]

// Numbers of a run are hundredths of a second since then: two runs never share a chat or a visitor.
const NUMBERS_FROM = Date.UTC(2025, 0, 1)
const MINUTE = 60_000
// Whoever watches a scene types and reads five times as fast as people do.
const PACE = 5

const SCRIPTS = {
  conversation,
  transfer,
  offline,
  call,
  popup,
  reopened,
  conflict,
  hostile: hostileScene,
} satisfies Record<SceneName, (setting: Setting) => Step[]>

/**
 * The requests of a scene in the order in which Jivo would post them: the same for the same name, seed,
 * time and speed. People, addresses and telephone numbers are invented and reach nobody; chats and visitors
 * are new with every run.
 * @param now when the first request is posted
 * @param speed how much faster than written it is played, null = at once; what is said ends when it does
 * @param widgetId the widget that the requests name, null = none
 */
export function stepsOf(
  scene: SceneName,
  seed: string,
  now: Date,
  speed: number | null = 1,
  widgetId: string | null = SIMULATED_WIDGET,
): Step[] {
  const length = lengthOf(write(scene, seed, now, now, widgetId))
  const startAt = now.getTime() - length + (speed === null ? 0 : length / speed)
  return write(scene, seed, now, new Date(Math.min(startAt, now.getTime())), widgetId)
}

function write(scene: SceneName, seed: string, now: Date, startAt: Date, widgetId: string | null): Step[] {
  const random = seededRandom(`${scene} ${seed}`)
  const number = Math.floor((now.getTime() - NUMBERS_FROM) / 10)
  const person = inventPerson(random, number, `.${number.toString(36)}`)
  const visit = inventVisit(random)
  const told = { name: true, email: true, phone: true }
  const token = visitToken(visit, new Date(startAt.getTime() - 4 * MINUTE))
  const talk: Talk = {
    widgetId,
    chatId: number,
    person,
    visit,
    told,
    department: 'Vendas',
    userToken: token,
  }
  return SCRIPTS[scene]({ random, startAt, talk, agents: OPERATORS })
}

/** How long a scene takes as written, in milliseconds; the same for every start. */
export function lengthOf(steps: Step[]): number {
  return steps.at(-1)?.afterMs ?? 0
}

function conversation(setting: Setting): Step[] {
  const { talk, agents } = setting
  const anonymous = { ...talk, told: { name: false, email: false, phone: false } }
  const lines = dialogueOf(setting, talk, agents, 3)
  const handedOver = lines.find(line => line.agent === agents[1])
  const handoverMs = since(setting, handedOver?.at)
  return [
    { key: 'accepted', afterMs: 0, body: acceptedBody(anonymous, agents[0]) },
    {
      key: 'details',
      afterMs: Math.min(MINUTE / 2, handoverMs / 2),
      body: updatedBody({ ...talk, told: { ...talk.told, phone: false } }, agents[0]),
    },
    { key: 'handedOver', afterMs: handoverMs, body: acceptedBody(talk, agents[1]) },
    {
      key: 'finished',
      afterMs: endOf(setting, lines),
      body: finishedBody(talk, agents, lines, { rate: 'positive' }),
    },
  ]
}

function transfer(setting: Setting): Step[] {
  const { talk, agents } = setting
  const lines = dialogueOf(setting, talk, agents, 2)
  const handedOver = lines.find(line => line.agent === agents[1])
  return [
    { key: 'accepted', afterMs: 0, body: acceptedBody(talk, agents[0]) },
    {
      key: 'handedOver',
      afterMs: since(setting, handedOver?.at),
      body: acceptedBody({ ...talk, department: 'Projetos' }, agents[1]),
    },
    { key: 'finished', afterMs: endOf(setting, lines), body: finishedBody(talk, agents, lines) },
  ]
}

function offline({ random, startAt, talk }: Setting): Step[] {
  const message = writeOfflineMessage(random, talk.person, talk.visit.product)
  return [{ key: 'offline', afterMs: 0, body: offlineBody(talk, message, startAt) }]
}

function call({ talk, agents: [agent] }: Setting): Step[] {
  const second = { ...talk, chatId: talk.chatId + 1, chatsCount: 2 }
  const recording = `https://gravacoes.example/${second.chatId}.mp3`
  return [
    { key: 'callRings', afterMs: 0, body: callBody(talk, null, 'start') },
    {
      key: 'callMissed',
      afterMs: 25_000,
      body: callBody(talk, null, 'error', { reason: 'Nenhum operador atendeu' }),
    },
    { key: 'callRings', afterMs: 90_000, body: callBody(second, agent, 'start') },
    { key: 'callAnswered', afterMs: 98_000, body: callBody(second, agent, 'agent_connected') },
    { key: 'callConnected', afterMs: 103_000, body: callBody(second, agent, 'client_connected') },
    { key: 'callEnded', afterMs: 180_000, body: callBody(second, agent, 'end', { record_url: recording }) },
  ]
}

function popup({ talk }: Setting): Step[] {
  const { product } = talk.visit
  return [
    { key: 'popup', afterMs: 0, body: clientBody({ ...talk, tags: ['Pop-up'] }) },
    {
      key: 'attributes',
      afterMs: 8_000,
      body: attributesBody(talk, { Produto_de_interesse: product.name, Pessoas_na_casa: 3 }),
    },
  ]
}

// Jivo gives a reopened conversation a new number and sends the end of the old one again.
function reopened(setting: Setting): Step[] {
  const { talk, agents } = setting
  const [agent] = agents
  const all = dialogueOf(setting, talk, [agent], 3)
  const [first, overlap] = [all.slice(0, Math.ceil(all.length / 2)), 3]
  const again = { ...talk, chatId: talk.chatId + 1, chatsCount: 2 }
  const second = all.slice(first.length - overlap)
  return [
    { key: 'accepted', afterMs: 0, body: acceptedBody(talk, agent) },
    { key: 'finished', afterMs: endOf(setting, first), body: finishedBody(talk, [agent], first) },
    { key: 'returned', afterMs: endOf(setting, first) + 20_000, body: acceptedBody(again, agent) },
    {
      key: 'finishedAgain',
      afterMs: endOf(setting, all) + 20_000,
      body: finishedBody(again, [agent], second, { rate: 'positive' }),
    },
  ]
}

// The same e-mail comes back from another device with another telephone.
function conflict(setting: Setting): Step[] {
  const { talk, agents, random } = setting
  const number = talk.person.number + 1
  const lines = dialogueOf(setting, talk, [agents[0]], 1)
  const gap = endOf(setting, lines) + 60_000
  const person = { ...talk.person, number, phone: inventPhone(talk.person.city, number) }
  const later = { ...talk, chatId: talk.chatId + 1, person }
  const back = writeDialogue(random, dialogueInput(later, [agents[1]], new Date(setting.startAt.getTime() + gap), 1))
  return [
    { key: 'accepted', afterMs: 0, body: acceptedBody(talk, agents[0]) },
    { key: 'finished', afterMs: endOf(setting, lines), body: finishedBody(talk, [agents[0]], lines) },
    { key: 'otherPhone', afterMs: gap, body: acceptedBody(later, agents[1]) },
    { key: 'finishedAgain', afterMs: endOf(setting, back), body: finishedBody(later, [agents[1]], back) },
  ]
}

function dialogueOf(
  { random, startAt }: Setting,
  talk: Talk,
  agents: [Agent] | [Agent, Agent],
  topics: number,
): Line[] {
  return writeDialogue(random, dialogueInput(talk, agents, startAt, topics))
}

function dialogueInput({ person, visit }: Talk, agents: [Agent] | [Agent, Agent], from: Date, topics: number) {
  return { from, agents, person, product: visit.product, topics, pace: PACE }
}

function since({ startAt }: Setting, at: Date | undefined): number {
  return (at ?? startAt).getTime() - startAt.getTime()
}

function endOf(setting: Setting, lines: Line[]): number {
  return since(setting, lines.at(-1)?.at) + 5_000
}
