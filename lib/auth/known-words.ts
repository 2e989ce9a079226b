import { setImmediate as nextTurn } from 'node:timers/promises'

/** How many bits it takes to guess a word: the binary logarithm of its place in a list; undefined = in no list. */
export type BitsOfWord = (word: string) => number | undefined

const SHORTEST_WORD = 3
const AT_ONCE = 10_000

// What people here add to the lists: the product, the trade, football clubs by the names their supporters give them.
const OURS = [
  'balcao',
  'jivo',
  'jivochat',
  'jivosite',
  'crm',
  'chat',
  'lead',
  'leads',
  'loja',
  'lojas',
  'vendas',
  'venda',
  'suporte',
  'atendimento',
  'atendente',
  'empresa',
  'gerente',
  'operador',
  'equipe',
  'cliente',
  'clientes',
  'contato',
  'escritorio',
  'comercial',
  'financeiro',
  'senha',
  'senhas',
  'minhasenha',
  'novasenha',
  'senhaforte',
  'senhasegura',
  'senhanova',
  'mudar',
  'mudei',
  'trocar',
  'acesso',
  'acessar',
  'entrar',
  'login',
  'usuario',
  'administrador',
  'bemvindo',
  'bemvinda',
  'sistema',
  'teste',
  'testando',
  'temporaria',
  'provisoria',
  'brasil',
  'brasileiro',
  'brasileira',
  'flamengo',
  'mengao',
  'mengo',
  'corinthians',
  'timao',
  'palmeiras',
  'verdao',
  'saopaulo',
  'spfc',
  'santos',
  'peixe',
  'gremio',
  'colorado',
  'internacional',
  'cruzeiro',
  'galo',
  'atletico',
  'vasco',
  'vascao',
  'vascodagama',
  'botafogo',
  'fogao',
  'fluminense',
  'tricolor',
  'bahia',
  'vitoria',
  'fortaleza',
  'ceara',
  'sport',
  'coritiba',
  'athletico',
  'furacao',
  'chapecoense',
  'deusefiel',
  'deuseamor',
  'jesuscristo',
  'deusebom',
  'amem',
  'gloria',
  'familia',
  'amor',
  'meuamor',
  'teamo',
  'euteamo',
  'saudade',
]

let loading: Promise<BitsOfWord> | undefined

/**
 * Some 90 000 words that passwords are made of: those that leaked most, Brazilian words and names, and our own. Read
 * when the first password is checked, and kept.
 */
export function knownWords(): Promise<BitsOfWord> {
  loading ??= readLists().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** A word as it is compared: without accents, in small letters. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

async function readLists(): Promise<BitsOfWord> {
  const bits = new Map<string, number>()
  await addList(bits, OURS, () => 4)
  // One after the other: each takes some 30 ms to unpack, and requests are answered in between.
  await addList(bits, (await import('@zxcvbn-ts/language-common/dist/passwords.json.mjs')).default, rank =>
    Math.log2(rank + 2),
  )
  await addList(bits, (await import('@zxcvbn-ts/language-pt-br/dist/commonWords.json.mjs')).default, rank =>
    Math.log2(rank + 2),
  )
  await addList(bits, (await import('@zxcvbn-ts/language-pt-br/dist/firstnames.json.mjs')).default, rank =>
    Math.log2(rank + 2),
  )
  await addList(bits, (await import('@zxcvbn-ts/language-pt-br/dist/lastnames.json.mjs')).default, () => 8)
  // In the order of the alphabet, so that a place says nothing.
  await addList(bits, (await import('@zxcvbn-ts/language-common/dist/diceware.json.mjs')).default, () => 13)
  return word => bits.get(word)
}

async function addList(
  bits: Map<string, number>,
  words: readonly string[],
  bitsAt: (rank: number) => number,
): Promise<void> {
  for (let from = 0; from < words.length; from += AT_ONCE) {
    for (const [index, word] of words.slice(from, from + AT_ONCE).entries()) {
      const folded = foldWord(word)
      if (folded.length < SHORTEST_WORD) continue
      bits.set(folded, Math.min(bits.get(folded) ?? Infinity, bitsAt(from + index)))
    }
    await nextTurn()
  }
}
