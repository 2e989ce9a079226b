import type { Random } from './random'

// An invented furniture shop: what its visitors look at, and which advertisement brought them.

export type Product = { name: string; price: string; page: { url: string; title: string } }

const SITE = 'https://casajatoba.example'

const product = (name: string, price: string, path: string): Product => ({
  name,
  price,
  page: { url: `${SITE}/${path}`, title: `${name} | Casa Jatobá` },
})

export const PRODUCTS: readonly Product[] = [
  product('Sofá retrátil Imbuia', 'R$ 2.890,00', 'salas/sofa-retratil-imbuia'),
  product('Mesa de jantar Ipê', 'R$ 3.450,00', 'jantar/mesa-ipe-6-lugares'),
  product('Cadeira de escritório Cedro', 'R$ 799,00', 'escritorio/cadeira-cedro?cor=grafite'),
  product('Guarda-roupa Jequitibá', 'R$ 2.190,00', 'quartos/guarda-roupa-jequitiba-6-portas'),
  product('Estante Jacarandá', 'R$ 1.290,00', 'salas/estante-jacaranda'),
  product('Cama box queen Sucupira', 'R$ 1.990,00', 'quartos/cama-box-queen-sucupira'),
  product('Rack Angelim', 'R$ 899,00', 'salas/rack-angelim-180'),
  product('Poltrona Peroba', 'R$ 1.150,00', 'salas/poltrona-peroba?cor=mostarda'),
  product('Escrivaninha Tauari', 'R$ 649,00', 'escritorio/escrivaninha-tauari'),
  product('Colchão queen Macaúba', 'R$ 1.790,00', 'quartos/colchao-queen-macauba'),
]

export type Campaign = {
  source: string
  medium: string
  campaign: string
  content: string
  term: string
} | null

const CAMPAIGNS: readonly Campaign[] = [
  { source: 'google', medium: 'cpc', campaign: 'sala_de_estar', content: 'anuncio_b', term: 'sofá retrátil' },
  {
    source: 'google',
    medium: 'cpc',
    campaign: 'escritorio_em_casa',
    content: 'anuncio_a',
    term: 'cadeira ergonômica',
  },
  { source: 'instagram', medium: 'social', campaign: 'semana_do_quarto', content: 'stories', term: '' },
  { source: 'facebook', medium: 'social', campaign: 'frete_gratis_sp', content: 'carrossel', term: '' },
  { source: 'newsletter', medium: 'email', campaign: 'novidades', content: 'topo', term: '' },
]

const REFERRERS: Record<string, string> = {
  google: 'https://www.google.com/',
  instagram: 'https://l.instagram.com/',
  facebook: 'https://l.facebook.com/',
}

/** A visit to the shop: page, advertisement (often none) and where the link stood. */
export type Visit = { product: Product; campaign: Campaign; referrer: string | null }

/** Somebody looks at something. */
export function inventVisit(random: Random): Visit {
  const campaign = random.percent(60) ? random.pick(CAMPAIGNS) : null
  const organic = random.percent(50) ? 'https://www.google.com/' : null
  return {
    product: random.pick(PRODUCTS),
    campaign,
    referrer: campaign ? (REFERRERS[campaign.source] ?? null) : organic,
  }
}
