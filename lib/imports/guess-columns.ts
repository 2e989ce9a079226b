import type { Field } from '@/lib/fields/field'
import { fieldKey } from '@/lib/fields/field-key'
import { fold } from '@/lib/text/fold'

/** What a column can be of a contact, beside a field of the company's own. */
export const targets = ['skip', 'name', 'email', 'phone', 'organization', 'tags', 'description', 'manager'] as const

/** The same of a lead. */
export const leadTargets = [
  'lead:number',
  'lead:title',
  'lead:stage',
  'lead:status',
  'lead:manager',
  'lead:tags',
  'lead:description',
] as const

export type LeadTarget = (typeof leadTargets)[number]

export type Target = (typeof targets)[number] | LeadTarget | `field:${string}` | `lead:field:${string}`

/** A longer header is a text and names nothing we know. */
const LONGEST_HEADER = 200

/** Several columns may be one of these; of the others each has one. */
const MANY: ReadonlySet<Target> = new Set(['skip', 'name', 'email', 'phone', 'tags', 'description', 'lead:tags'])

const WORDS: Record<Exclude<(typeof targets)[number], 'skip'>, string[]> = {
  name: [
    'nome',
    'nome completo',
    'nome do contato',
    'nome do cliente',
    'primeiro nome',
    'sobrenome',
    'contato',
    'cliente',
    'name',
    'full name',
    'first name',
    'last name',
    'middle name',
    'display name',
    'contact',
    'contact name',
    'customer',
    'given name',
    'family name',
  ],
  email: [
    'email',
    'emails',
    'e mail',
    'e mails',
    'e mail principal',
    'email principal',
    'outros emails',
    'outros e mails',
    'endereco de email',
    'endereco de e mail',
    'correio eletronico',
    'email address',
    'e mail address',
    'primary email',
    'other emails',
    'other e mails',
    'mail',
  ],
  phone: [
    'telefone',
    'telefones',
    'telefone principal',
    'outros telefones',
    'celular',
    'celulares',
    'fone',
    'tel',
    'whatsapp',
    'zap',
    'telefone celular',
    'telefone fixo',
    'telefone residencial',
    'telefone comercial',
    'numero de telefone',
    'phone',
    'phones',
    'phone number',
    'primary phone',
    'other phones',
    'mobile',
    'mobile phone',
    'cell',
    'cell phone',
    'home phone',
    'business phone',
    'work phone',
    'telephone',
  ],
  organization: [
    'empresa',
    'organizacao',
    'companhia',
    'razao social',
    'nome da empresa',
    'company',
    'organization',
    'organisation',
    'organization name',
    'company name',
    'account',
  ],
  tags: [
    'tag',
    'tags',
    'etiqueta',
    'etiquetas',
    'marcador',
    'marcadores',
    'rotulo',
    'rotulos',
    'label',
    'labels',
    'grupo',
    'grupos',
    'groups',
    'group membership',
  ],
  description: [
    'descricao',
    'observacao',
    'observacoes',
    'obs',
    'nota',
    'notas',
    'anotacao',
    'anotacoes',
    'comentario',
    'comentarios',
    'description',
    'note',
    'notes',
    'comment',
    'comments',
    'remarks',
  ],
  manager: [
    'responsavel',
    'email do responsavel',
    'e mail do responsavel',
    'vendedor',
    'gerente',
    'atendente',
    'dono',
    'manager',
    'owner',
    'contact owner',
    'manager email',
    'owner email',
    'sales rep',
    'salesperson',
    'assigned to',
  ],
}

/** Where one of these stands, the file is one of leads. */
const LEAD_WORDS: Partial<Record<LeadTarget, string[]>> = {
  'lead:number': ['numero do lead', 'lead number'],
  'lead:title': [
    'titulo do lead',
    'negocio',
    'nome do negocio',
    'oportunidade',
    'nome da oportunidade',
    'lead title',
    'deal',
    'deal name',
    'deal title',
    'opportunity',
    'opportunity name',
  ],
  'lead:stage': [
    'etapa',
    'etapa do lead',
    'etapa do funil',
    'estagio',
    'fase',
    'fase do negocio',
    'stage',
    'lead stage',
    'deal stage',
    'pipeline stage',
  ],
  'lead:status': ['situacao do lead', 'lead status', 'deal status'],
  'lead:manager': ['responsavel pelo lead', 'lead manager', 'lead owner', 'deal owner'],
  'lead:tags': ['etiquetas do lead', 'lead tags'],
  'lead:description': ['descricao do lead', 'lead description'],
}

/** What these words mean in a file of leads; in another they are a post, or the contact's. */
const AMONG_LEADS: Record<string, LeadTarget> = {
  titulo: 'lead:title',
  title: 'lead:title',
  situacao: 'lead:status',
  status: 'lead:status',
}

const OF_LEAD: Partial<Record<Target, LeadTarget>> = {
  manager: 'lead:manager',
  tags: 'lead:tags',
  description: 'lead:description',
}

const BY_LEAD_WORD = new Map(
  Object.entries(LEAD_WORDS).flatMap(([target, words]) => words.map(word => [word, target as LeadTarget] as const)),
)

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([target, words]) => words.map(word => [word, target as Target] as const)),
)

/** A field of the company's own, as far as a column may be it. */
export type NamedField = Pick<Field, 'entity' | 'key' | 'name'>

/**
 * What each column probably is, by its header in Portuguese or English, case, accents, marks and a number behind it
 * aside (“E-mail 2”, “Phone 1 - Value”). The company's own fields come first: whoever named one so means it. Of headers
 * that our own export numbered because they are alike, the first is ours. In a file of leads, manager, tags and
 * description are the lead's. A second column for what a contact or a lead has once is left out.
 */
export function guessColumns(headers: readonly string[], fields: readonly NamedField[]): Target[] {
  const taken = new Set<Target>()
  const numbered = new Set(headers.flatMap(header => (twinOf(header).number > 1 ? twinOf(header).name : [])))
  const isOfLeads = headers.some(header => BY_LEAD_WORD.has(plain(header)))
  return headers.map(header => {
    const target =
      (numbered.has(twinOf(header).name) ? guessTwin(header, fields, isOfLeads) : null) ??
      guess(header, fields, isOfLeads)
    if (taken.has(target) && !MANY.has(target)) return 'skip'
    taken.add(target)
    return target
  })
}

/** A target that two columns claim although a contact or a lead has it once; null where there is none. */
export function claimedTwice(mapping: readonly Target[]): Target | null {
  return mapping.find((target, index) => !MANY.has(target) && mapping.indexOf(target) !== index) ?? null
}

function guess(header: string, fields: readonly NamedField[], isOfLeads: boolean): Target {
  const words = plain(header)
  if (words === '') return 'skip'
  const likely = fields.toSorted((a, b) => Number(isLikely(b, isOfLeads)) - Number(isLikely(a, isOfLeads)))
  const field = likely.find(one => plain(one.name) === words || one.key === fieldKey(header))
  if (field) return fieldTarget(field)
  return ourWord(words, isOfLeads) ?? ourWord(words.replace(/ \d+( value| valor)?$/, ''), isOfLeads) ?? 'skip'
}

function isLikely({ entity }: NamedField, isOfLeads: boolean): boolean {
  return (entity === 'lead') === isOfLeads
}

// “Nome” and “Nome (2)”: as lib/export/column.ts numbers them, our own column before fields of that name.
function guessTwin(header: string, fields: readonly NamedField[], isOfLeads: boolean): Target | null {
  const { name, number } = twinOf(header)
  const ours = ourWord(name, isOfLeads)
  const twins = [...(ours ? [ours] : []), ...fields.filter(one => plain(one.name) === name).map(fieldTarget)]
  return twins[number - 1] ?? null
}

function ourWord(words: string, isOfLeads: boolean): Target | null {
  const ours = BY_LEAD_WORD.get(words) ?? BY_WORD.get(words) ?? null
  return isOfLeads ? (AMONG_LEADS[words] ?? (ours && (OF_LEAD[ours] ?? ours))) : ours
}

/** What a column is that holds values of a field. */
export function fieldTarget({ entity, key }: Pick<NamedField, 'entity' | 'key'>): Target {
  return entity === 'lead' ? `lead:field:${key}` : `field:${key}`
}

function twinOf(header: string): { name: string; number: number } {
  const [, name, number] = /^(.*) \((\d+)\)$/s.exec(header.slice(0, LONGEST_HEADER).trim()) ?? []
  return name === undefined ? { name: plain(header), number: 1 } : { name: plain(name), number: Number(number) }
}

function plain(text: string): string {
  return fold(text.slice(0, LONGEST_HEADER))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
