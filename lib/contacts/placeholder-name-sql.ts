import { NAMELESS } from './person-name'

const WORDS = [...NAMELESS].map(word => `'${word}'`).join(', ')

/**
 * Condition: this name only stands where a name is missing, as isPlaceholderName says it of a name without e-mail and
 * phone (which have no letters, or are an e-mail address).
 * @param name a SQL expression of type text
 */
export const PLACEHOLDER_NAME_SQL = (name: string) => `(
  ${name} IS NULL OR ${name} !~ '[A-Za-z\\u00c0-\\U0010ffff]' OR ${name} ~ '^\\s*[^\\s@]+@[^\\s@]+\\.[^\\s@.]+\\s*$'
  OR regexp_replace(btrim(regexp_replace(fold(${name}), '[^a-z\\u00c0-\\U0010ffff]+', ' ', 'g')), ' n[oº]?$', '') IN (${WORDS}))`
