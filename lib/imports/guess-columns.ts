import type { Field } from '@/lib/fields/field'
import { fieldKey } from '@/lib/fields/field-key'
import { fold } from '@/lib/text/fold'

/** What a column can be, beside a field of the company's own. */
export const targets = ['skip', 'name', 'email', 'phone', 'organization', 'tags', 'description', 'manager'] as const

export type Target = (typeof targets)[number] | `field:${string}`

/** Several columns may be one of these; of the others each has one. */
const MANY: ReadonlySet<Target> = new Set(['skip', 'name', 'email', 'phone', 'tags', 'description'])

const WORDS: Record<Exclude<(typeof targets)[number], 'skip'>, string[]> = {
  name: [
    'nome', 'nome completo', 'nome do contato', 'nome do cliente', 'primeiro nome', 'sobrenome', 'contato', 'cliente', 'name',
    'full name', 'first name', 'last name', 'middle name', 'display name', 'contact', 'contact name', 'customer', 'given name', 'family name',
  ],
  email: [
    'email', 'emails', 'e mail', 'e mails', 'e mail principal', 'email principal', 'outros emails', 'outros e mails', 'endereco de email', 'endereco de e mail', 'correio eletronico',
    'email address', 'e mail address', 'primary email', 'other emails', 'other e mails', 'mail',
  ],
  phone: [
    'telefone', 'telefones', 'telefone principal', 'outros telefones', 'celular', 'celulares', 'fone', 'tel', 'whatsapp', 'zap', 'telefone celular',
    'telefone fixo', 'telefone residencial', 'telefone comercial', 'numero de telefone', 'phone', 'phones', 'phone number', 'primary phone', 'other phones',
    'mobile', 'mobile phone', 'cell', 'cell phone', 'home phone', 'business phone', 'work phone', 'telephone',
  ],
  organization: ['empresa', 'organizacao', 'companhia', 'razao social', 'nome da empresa', 'company', 'organization', 'organisation', 'organization name', 'company name', 'account'],
  tags: ['tag', 'tags', 'etiqueta', 'etiquetas', 'marcador', 'marcadores', 'rotulo', 'rotulos', 'label', 'labels', 'grupo', 'grupos', 'groups', 'group membership'],
  description: ['descricao', 'observacao', 'observacoes', 'obs', 'nota', 'notas', 'anotacao', 'anotacoes', 'comentario', 'comentarios', 'description', 'note', 'notes', 'comment', 'comments', 'remarks'],
  manager: [
    'responsavel', 'email do responsavel', 'e mail do responsavel', 'vendedor', 'gerente', 'atendente', 'dono', 'manager', 'owner', 'contact owner', 'manager email', 'owner email',
    'sales rep', 'salesperson', 'assigned to',
  ],
}

const BY_WORD = new Map(Object.entries(WORDS).flatMap(([target, words]) => words.map(word => [word, target as Target] as const)))

type Named = Pick<Field, 'key' | 'name'>

/**
 * What each column probably is, by its header in Portuguese or English, case, accents, marks and a number behind it
 * aside (“E-mail 2”, “Phone 1 - Value”). The company's own fields come first: whoever named one so means it. Of headers
 * that our own export numbered because they are alike, the first is ours. A second column for what a contact has once is
 * left out.
 */
export function guessColumns(headers: readonly string[], fields: readonly Named[]): Target[] {
  const taken = new Set<Target>()
  const numbered = new Set(headers.flatMap(header => (twinOf(header).number > 1 ? twinOf(header).name : [])))
  return headers.map(header => {
    const target = (numbered.has(twinOf(header).name) ? guessTwin(header, fields) : null) ?? guess(header, fields)
    if (taken.has(target) && !MANY.has(target)) return 'skip'
    taken.add(target)
    return target
  })
}

/** A target that two columns claim although a contact has it once; null where there is none. */
export function claimedTwice(mapping: readonly Target[]): Target | null {
  return mapping.find((target, index) => !MANY.has(target) && mapping.indexOf(target) !== index) ?? null
}

function guess(header: string, fields: readonly Named[]): Target {
  const words = plain(header)
  if (words === '') return 'skip'
  const field = fields.find(one => plain(one.name) === words || one.key === fieldKey(header))
  if (field) return `field:${field.key}`
  return BY_WORD.get(words) ?? BY_WORD.get(words.replace(/ \d+( value| valor)?$/, '')) ?? 'skip'
}

// “Nome” and “Nome (2)”: as lib/export/column.ts numbers them, our own column before a field of that name.
function guessTwin(header: string, fields: readonly Named[]): Target | null {
  const { name, number } = twinOf(header)
  const ours = BY_WORD.get(name)
  const twins: Target[] = [...(ours ? [ours] : []), ...fields.filter(one => plain(one.name) === name).map(one => `field:${one.key}` as const)]
  return twins[number - 1] ?? null
}

function twinOf(header: string): { name: string; number: number } {
  const [, name, number] = /^(.*) \((\d+)\)$/s.exec(header.trim()) ?? []
  return name === undefined ? { name: plain(header), number: 1 } : { name: plain(name), number: Number(number) }
}

function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
