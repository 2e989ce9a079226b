import { label, LIMIT } from './read-text'
import { listOf, objectOf, type JsonObject, type Notes } from './read-values'

export type Labels = {
  organization: string | null
  status: string | null
  tags: string[]
  department: string | null
  topic: string | null
}

const MAX_TAGS = 50

/**
 * What Jivo's own client card and dialogue are labelled with: the titles, without Jivo's ids. Each may come as
 * an object or as plain text. Tags are read where any edition of the contract puts them, without doubles, at
 * most 50.
 */
export function readLabels(event: JsonObject, notes: Notes): Labels {
  return {
    organization: readTitle(event.organization, notes, 'organization'),
    status: readTitle(event.status, notes, 'status'),
    tags: readTags([event.tags, objectOf(event.visitor)?.tags, objectOf(event.chat)?.tags], notes),
    department: readTitle(event.department, notes, 'department'),
    topic: readTitle(event.topic, notes, 'topic'),
  }
}

function readTitle(value: unknown, notes: Notes, field: string): string | null {
  const object = objectOf(value)
  return label(object ? (object.title ?? object.name) : value, LIMIT.label, notes, field)
}

function readTags(sources: readonly unknown[], notes: Notes): string[] {
  const tags = new Set<string>()
  for (const source of sources) {
    const items = typeof source === 'string' ? [source] : listOf(source)
    for (const item of items.slice(0, MAX_TAGS + 1)) {
      const title = readTitle(item, notes, 'tags')
      if (title !== null) tags.add(title)
    }
  }
  if (tags.size > MAX_TAGS) notes.add('tags_cut')
  return [...tags].slice(0, MAX_TAGS)
}
