import { WRITE_SQL, type WriteName } from './write-sql'

/** The rows of a plan by section, as planRows and deliverySections make them; a section without rows is left out. */
export type Sections = Record<string, unknown>

/** One statement of WRITE_SQL and the json it takes. */
export type Write = { name: WriteName; argument: unknown }

const NAMES = Object.keys(WRITE_SQL) as WriteName[]

/** The statements that write these sections, in the order in which they have to run. */
export function writesOf(sections: Sections): Write[] {
  return NAMES.flatMap(name => {
    const argument = argumentOf(name, sections)
    return argument === undefined || argument === null ? [] : [{ name, argument }]
  })
}

function argumentOf(name: WriteName, sections: Sections): unknown {
  const { leadNew, chat, tasksMoved, seenAgain, delivery } = sections
  switch (name) {
    case 'leadAndChat':
      return leadNew && { leadNew, chat }
    case 'chat':
      return leadNew ? null : chat
    case 'notesMoved':
      return tasksMoved
    case 'delivery':
      return seenAgain ? null : delivery
    default:
      return sections[name]
  }
}
