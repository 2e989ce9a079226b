import { seededRandom, type Random } from './random'

/** Somebody who does not exist and writes to a shop. */
export type Person = {
  name: string
  email: string
  /** As Jivo passes it on: +55, area code, nine digits. */
  phone: string
  city: City
  /** Serial number of the visitor in the Jivo account. */
  number: number
  ip: string
  userAgent: string
}

export type City = {
  city: string
  region: string
  regionCode: string
  areaCode: number
  latitude: string
  longitude: string
}

const FIRST = `
  Adriana Alice Aline Antônio Beatriz Bruna Caio Camila Carlos Cecília Daniela Davi Débora Eduardo
  Elisa Fábio Felipe Fernanda Gabriel Gustavo Helena Heitor Igor Isabela João Joana Larissa
  Leonardo Letícia Luana Lucas Marcelo Mariana Mateus Natália Otávio Patrícia Paulo Priscila
  Rafael Renata Rodrigo Sandra Sérgio Sofia Tatiane Thiago Tomás Valéria Vinícius`
  .trim()
  .split(/\s+/)

const LAST = `
  Alencar Almeida Amaral Antunes Araújo Azevedo Barbosa Barros Bezerra Borges Campos Cardoso
  Carvalho Coelho Correia Dantas Duarte Farias Ferraz Figueiredo Freitas Guimarães Leal Lacerda
  Macedo Magalhães Marques Martins Medeiros Menezes Monteiro Moraes Moreira Nogueira Pacheco
  Peixoto Pires Prado Queiroz Ramos Rezende Ribeiro Salgado Sampaio Siqueira Tavares Teixeira
  Toledo Vasconcelos Vieira`
  .trim()
  .split(/\s+/)

const place = (
  city: string,
  region: string,
  regionCode: string,
  areaCode: number,
  latitude: string,
  longitude: string,
): City => ({
  city,
  region,
  regionCode,
  areaCode,
  latitude,
  longitude,
})

const CITIES: readonly City[] = [
  place('São Paulo', 'São Paulo', 'SP', 11, '-23.5505', '-46.6333'),
  place('Campinas', 'São Paulo', 'SP', 19, '-22.9056', '-47.0608'),
  place('Ribeirão Preto', 'São Paulo', 'SP', 16, '-21.1775', '-47.8103'),
  place('Rio de Janeiro', 'Rio de Janeiro', 'RJ', 21, '-22.9068', '-43.1729'),
  place('Niterói', 'Rio de Janeiro', 'RJ', 21, '-22.8832', '-43.1034'),
  place('Belo Horizonte', 'Minas Gerais', 'MG', 31, '-19.9167', '-43.9345'),
  place('Uberlândia', 'Minas Gerais', 'MG', 34, '-18.9128', '-48.2755'),
  place('Curitiba', 'Paraná', 'PR', 41, '-25.4284', '-49.2733'),
  place('Florianópolis', 'Santa Catarina', 'SC', 48, '-27.5954', '-48.5480'),
  place('Porto Alegre', 'Rio Grande do Sul', 'RS', 51, '-30.0346', '-51.2177'),
  place('Santa Maria', 'Rio Grande do Sul', 'RS', 55, '-29.6842', '-53.8069'),
  place('Salvador', 'Bahia', 'BA', 71, '-12.9777', '-38.5016'),
  place('Recife', 'Pernambuco', 'PE', 81, '-8.0476', '-34.8770'),
  place('Fortaleza', 'Ceará', 'CE', 85, '-3.7319', '-38.5267'),
  place('Goiânia', 'Goiás', 'GO', 62, '-16.6869', '-49.2648'),
  place('Brasília', 'Distrito Federal', 'DF', 61, '-15.7942', '-47.8822'),
]

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
]

/**
 * A person of that visitor number. Nobody can be reached by what is invented: the addresses stand under
 * example domains, and no operator hands out numbers that begin with 90 after the area code (RFC 2606;
 * Anatel's plan).
 * @param tag what makes the address nobody else's; left out: the name alone
 */
export function inventPerson(random: Random, number: number, tag = ''): Person {
  const [first, last] = [random.pick(FIRST), random.pick(LAST)]
  const city = random.pick(CITIES)
  return {
    name: `${first} ${last}`,
    email: emailOf(random, `${first} ${last}`, tag),
    phone: inventPhone(city, number),
    city,
    number,
    // 203.0.113.0/24 is for documentation (RFC 5737).
    ip: `203.0.113.${random.between(1, 254)}`,
    userAgent: random.pick(BROWSERS),
  }
}

/** Another address of a person. */
export function emailOf(random: Random, name: string, tag: string): string {
  const word = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[^a-z]+/g, '.')
  return `${word}${tag}@${random.pick(['example.com', 'exemplo.com.br', 'example.net'])}`
}

/** A mobile of the city that belongs to nobody: always the same for the same visitor number. */
export function inventPhone({ areaCode }: City, number: number): string {
  return `+55${areaCode}90${seededRandom(`phone ${number}`).between(1_000_000, 9_999_999)}`
}
