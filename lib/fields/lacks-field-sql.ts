/**
 * Condition on a row of `fields`: it is in use and required, and these stored values (jsonb) have none of it.
 * @param field the alias of `fields` @param values a SQL expression
 */
export const LACKS_FIELD_SQL = (field: string, values: string) =>
  `${field}.required AND ${field}.archived_at IS NULL AND coalesce(${values}->${field}.key, 'null') IN ('null', '""', '[]')`
