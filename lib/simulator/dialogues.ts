import type { Agent } from './bodies'
import type { Person } from './people'
import type { Random } from './random'
import type { Product } from './shop'

/** One message of a transcript; without an agent it is the visitor's. */
export type Line = { at: Date; agent: Agent | null; text: string }

// “v” is the visitor, “a” the operator; {…} is filled in.
const OPENINGS = [
  ['v Oi, bom dia! Ainda tem {produto}?', 'a Olá, {nome}! Aqui é {operador}, da Casa Jatobá. Tem sim, a {preco}.'],
  [
    'v boa tarde',
    'v vi {produto} no site, quanto fica?',
    'a Boa tarde! Sou {operador}. Está por {preco} à vista ou em 10x sem juros.',
  ],
  ['v Olá! Queria tirar uma dúvida sobre {produto}', 'a Oi, {nome}, tudo bem? Pode perguntar 🙂'],
  [
    'v Alguém aí?',
    'a Oi! {operador} aqui. Desculpe a demora, como posso ajudar?',
    'v Estou olhando {produto}',
    'a Ótima escolha! Ele sai por {preco}.',
  ],
]

const TOPICS = [
  [
    'v Vocês entregam em {cidade}?',
    'a Entregamos sim! Para {cidade} o prazo é de 7 a 12 dias úteis.',
    'v E o frete?',
    'a Para a sua região fica R$ 89,90. Acima de R$ 3.000,00 é grátis.',
  ],
  [
    'v Qual é a medida exata? Meu espaço tem 2,10 m',
    'a Um momento, vou conferir na ficha.',
    'a São 1,96 m de largura por 0,98 m de profundidade. Cabe com folga.',
    'v Ótimo, então dá!',
  ],
  [
    'v Dá pra pagar no pix com desconto?',
    'a No pix tem 8% de desconto 😊',
    'v Boa! E em duas vezes, metade no pix e metade no cartão?',
    'a Nesse caso o desconto vale só para a parte do pix.',
  ],
  [
    'v A montagem está inclusa?',
    'a A montagem é por nossa conta em {cidade} e região.',
    'v Fazem no sábado?',
    'a Fazemos, das 8h às 13h. É só agendar com a gente depois da entrega.',
  ],
  [
    'v Quais cores têm a pronta entrega?',
    'a Grafite, areia e verde-musgo. As outras são sob encomenda, uns 25 dias.',
    'v Tem foto do verde?',
    'a Tem sim: https://casajatoba.example/fotos/verde-musgo.jpg',
    'v Linda! Gostei muito',
    'a Ao vivo é ainda mais bonita.',
  ],
  [
    'v Qual a garantia?',
    'a Um ano de fábrica, e cinco na estrutura de madeira.',
    'v E se vier com defeito?',
    'a Trocamos em até 7 dias úteis, sem custo para você.',
  ],
  [
    'v Tenho dois gatos, o tecido aguenta?',
    'a O linho rústico é o mais resistente a unha. Tem amostra grátis, se quiser.',
    'v Quero! Como peço?',
    'a Eu mesmo envio. Me passa o CEP, por favor?',
    'v 00000-000',
    'a Anotado! Chega em uns 5 dias.',
  ],
  [
    'v Vocês têm loja física?',
    'a Temos um showroom, aberto de segunda a sábado, das 9h às 18h.',
    'v Vou passar aí no fim de semana então',
    'a Vai ser um prazer! Pode procurar por mim.',
  ],
  [
    'v Emite nota pra empresa? É pro escritório',
    'a Emitimos sim, com CNPJ. Quantas unidades seriam?',
    'v Umas 12',
    'a A partir de 10 unidades há preço especial. Posso preparar um orçamento?',
    'v Pode. Preciso até quinta',
    'a Combinado, te envio por e-mail.',
  ],
  [
    'v Achei mais barato em outra loja',
    'a Me manda o link? Se for o mesmo modelo, tento cobrir.',
    'v Deixa, era sem o frete. Ficou quase igual',
    'a 😄 E aqui a montagem já vem junto.',
  ],
  [
    'v O código PRIMEIRACOMPRA ainda vale?',
    'a Vale até domingo: 5% e não soma com o do pix.',
    'v Qual compensa mais?',
    'a No seu caso o pix.',
  ],
  [
    'v Quanto tempo leva pra chegar depois de pago?',
    'a Sai do estoque em até 2 dias úteis. Você recebe o código de rastreio por e-mail.',
    'v Perfeito',
  ],
]

const CLOSINGS = [
  [
    'v Vou conversar aqui em casa e volto',
    'a Claro! Deixo reservado até amanhã para você.',
    'v Obrigada!',
    'a Por nada, até mais!',
  ],
  ['v Fechado, vou comprar agora', 'a Que bom! Qualquer coisa é só chamar.', 'v Valeu 👍'],
  ['v Pode me mandar o orçamento por e-mail?', 'a Mando agora mesmo. Obrigado pelo contato, {nome}!', 'v Obrigado'],
  ['v Era isso, muito obrigada pela atenção', 'a Eu que agradeço. Bom restinho de dia!'],
  ['a {nome}, ainda está por aí?', 'a Vou encerrar por enquanto. Se precisar, é só voltar a escrever.'],
]

const HANDOVERS = [
  [
    'a Vou chamar {proximo}, que cuida dessa parte, tudo bem?',
    'v Tudo bem',
    'n Oi, {nome}! {proximo} aqui, já li a conversa. Vamos lá.',
  ],
  [
    'a Para condições especiais quem fala é {proximo}. Estou passando.',
    'n Olá! Aqui é {proximo}. Já vi o que você precisa.',
  ],
]

const OFFLINE_MESSAGES = [
  'Boa noite! Vocês entregam {produto} em {cidade}? Não achei o prazo no site. Obrigado, {nome}',
  'Olá, comprei {produto} na semana passada e ainda não recebi o código de rastreio. Podem verificar?',
  'Queria um orçamento de {produto} para um escritório com 8 pessoas. Podem me ligar amanhã depois das 14h?',
  'Oi! {produto} tem na cor areia? Se tiver eu fecho ainda hoje.',
  'Tentei pagar no cartão e deu erro na última tela. O pedido ficou registrado?\n\nAguardo retorno.',
  'Qual o horário do showroom no sábado? Quero ver {produto} de perto antes de comprar.',
]

const SECONDS = 1000

type DialogueInput = {
  from: Date
  agents: [Agent] | [Agent, Agent]
  person: Person
  product: Product
  topics: number
  pace: number
}

/**
 * A conversation in the shop, from greeting to goodbye. With two agents the first hands over to the second
 * half-way.
 * @param from when the first message was written; the others follow within seconds to minutes
 * @param topics how many questions are talked through; 0 is a greeting and a goodbye
 * @param pace how much faster than people they write
 */
export function writeDialogue(random: Random, { from, agents, person, product, topics, pace }: DialogueInput): Line[] {
  const [first, second] = agents
  const talked = shuffled(random, TOPICS).slice(0, topics)
  const half = Math.ceil(talked.length / 2)
  const before = [random.pick(OPENINGS), ...talked.slice(0, half)].flat()
  const after = [...talked.slice(half), random.pick(CLOSINGS)].flat()
  const script = [
    ...before.map(line => spoken(line, first, first)),
    ...(second ? random.pick(HANDOVERS).map(line => spoken(line, first, second)) : []),
    ...after.map(line => spoken(line, second ?? first, second ?? first)),
  ]
  let at = from.getTime()
  return script.map(({ agent, text }) => {
    const line = { at: new Date(at), agent, text: fill(text, { person, product, agent, first, second }) }
    at += Math.round((random.between(agent ? 8 : 12, agent ? 40 : 75) * SECONDS) / pace)
    return line
  })
}

/** What somebody leaves in the form when nobody is there. */
export function writeOfflineMessage(random: Random, person: Person, product: Product): string {
  return fill(random.pick(OFFLINE_MESSAGES), { person, product, agent: null })
}

function spoken(line: string, agent: Agent, next: Agent): { agent: Agent | null; text: string } {
  const text = line.slice(2)
  return { agent: line.startsWith('v') ? null : line.startsWith('n') ? next : agent, text }
}

type Words = { person: Person; product: Product; agent: Agent | null; first?: Agent; second?: Agent }

function fill(text: string, { person, product, agent, first, second }: Words): string {
  const firstName = (name: string) => name.split(' ')[0] ?? name
  return text
    .replaceAll('{nome}', firstName(person.name))
    .replaceAll('{operador}', firstName((agent ?? first)?.name ?? ''))
    .replaceAll('{proximo}', firstName(second?.name ?? ''))
    .replaceAll('{produto}', product.name)
    .replaceAll('{preco}', product.price)
    .replaceAll('{cidade}', person.city.city)
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map(value => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
