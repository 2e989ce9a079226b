import { LIMIT, line } from './read-text'
import { objectOf, type Notes } from './read-values'

export type Utm = {
  source: string | null
  medium: string | null
  campaign: string | null
  content: string | null
  term: string | null
}

export const UTM_KEYS = ['source', 'medium', 'campaign', 'content', 'term'] as const
export const NO_UTM: Utm = { source: null, medium: null, campaign: null, content: null, term: null }

/**
 * Jivo's campaign tags, those of the visitor's first visit. `json` (utm_json) wins key by key over `pipes`
 * (`source=google|medium=cpc`). The source “(direct)” becomes `direct`; in the other tags “(direct)”, “(none)”
 * and “(not set)” say nothing and are null.
 */
export function readUtm(json: unknown, pipes: unknown, notes: Notes): Utm {
  const fromJson = objectOf(json) ?? {}
  const fromPipes = typeof pipes === 'string' ? splitPipes(pipes) : (objectOf(pipes) ?? {})
  const utm = { ...NO_UTM }
  for (const key of UTM_KEYS) {
    utm[key] = readTag(key, fromJson[key], notes) ?? readTag(key, fromPipes[key], notes)
  }
  return utm
}

function readTag(key: keyof Utm, value: unknown, notes: Notes): string | null {
  const tag = line(value, LIMIT.label, notes, `utm_${key}`)
  if (tag === null || !/^\((?:direct|none|not set)\)$/i.test(tag)) return tag
  return key === 'source' && tag.toLowerCase() === '(direct)' ? 'direct' : null
}

function splitPipes(pipes: string): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const part of pipes.slice(0, LIMIT.token).split('|')) {
    const equals = part.indexOf('=')
    const key = part.slice(0, Math.max(equals, 0)).trim().toLowerCase().replace(/^utm_/, '')
    if (UTM_KEYS.some(known => known === key)) tags[key] = part.slice(equals + 1)
  }
  return tags
}
