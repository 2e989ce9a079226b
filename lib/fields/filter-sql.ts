import type { FieldFilter } from './list-filters'

type Bind = (value: unknown) => string

/**
 * Condition: these stored values (jsonb) are what the filter asks for. Equality and choices go through the index of
 * rows that have any value.
 * @param values a SQL expression @param bind takes a parameter and gives back its name
 */
export function fieldFilterSql({ field, must }: FieldFilter, values: string, bind: Bind): string {
  if (must.be === 'value') {
    const part = { [field.key]: field.type === 'multi' ? [must.value] : must.value }
    return `(${values} <> '{}' AND ${values} @> ${bind(JSON.stringify(part))}::jsonb)`
  }
  const value = `${values}->>${bind(field.key)}::text`
  if (must.be === 'containing') {
    // Escaped after folding: unaccent makes a plain % of a full-width one.
    const pattern = `('%' || regexp_replace(fold(${bind(must.text)}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`
    return `(${values} <> '{}' AND fold(${value}) LIKE ${pattern})`
  }
  const isDay = field.type === 'date'
  // Not before it is known to be a number: a stored value may be older than its field.
  const compared = isDay
    ? `(${value}) COLLATE "C"`
    : `(CASE WHEN jsonb_typeof(${values}->${bind(field.key)}::text) = 'number' THEN (${value})::numeric END)`
  const bounds = [
    must.from === null ? [] : `${compared} >= ${bind(must.from)}::${isDay ? 'text' : 'numeric'}`,
    must.to === null ? [] : `${compared} <= ${bind(must.to)}::${isDay ? 'text' : 'numeric'}`,
  ].flat()
  return `(${[`${values} <> '{}'`, ...bounds].join(' AND ')})`
}
