import type { Field, FieldEntity, FieldType } from '../field'
import type { ValueRefusal } from '../plan-values'
import type { ValueProblem } from '../read-value'

export type FieldJson = {
  id: string
  on: FieldEntity
  key: string
  name: string
  type: FieldType
  choices: string[]
  required: boolean
}

/** A field as other programs see it. */
export function fieldJson({ id, entity, key, name, type, choices, required }: Field): FieldJson {
  return { id, on: entity, key, name, type, choices, required }
}

const WANTED: Record<Exclude<ValueProblem, 'choice' | 'multi'>, string> = {
  text: 'must be a text',
  long: 'must have at most 5000 characters',
  number: 'must be a number',
  money: 'must be a number of reais with at most two decimals',
  date: 'must be a day, YYYY-MM-DD',
  bool: 'must be true or false',
  url: 'must be an address that begins with http:// or https://',
}

/** Why values were not written, in one English sentence that begins with the key. */
export function refusalMessage(refused: ValueRefusal): string {
  if (refused.reason === 'unknown_field') return `${refused.key}: there is no such field`
  if (refused.reason === 'value_changed') return `${refused.key}: somebody else changed it meanwhile`
  const { key, problem, choices } = refused
  if (problem === 'choice') return `${key}: must be one of ${choices.join(', ')}`
  return `${key}: ${problem === 'multi' ? `must be a list out of ${choices.join(', ')}` : WANTED[problem]}`
}
