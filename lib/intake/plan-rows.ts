import type { Plan } from './plan'

type Row = Record<string, unknown>

/**
 * A plan as the writer's statement takes it: sections of rows keyed by column, sections without rows left out. What a
 * plan calls `at` is another column in each table.
 */
export function planRows(plan: Plan): Record<string, unknown> {
  const sightings = [
    ...plan.conflictsNew.map(({ id, chatId, at }) => ({ conflictId: id, chatId, seenAt: at })),
    ...plan.conflictsSeen.map(({ id, chatId, at }) => ({ conflictId: id, chatId, seenAt: at })),
  ].filter(sighting => sighting.chatId !== null)
  return withoutEmpty({
    contactNew: plan.contactNew && columns(plan.contactNew, 'at'),
    contactChange: plan.contactChange && columns(plan.contactChange, 'at'),
    identifiersNew: plan.identifiersNew.map(row => columns(row, 'first_seen_at')),
    identifiersSeen: plan.identifiersSeen.map(row => ({ ...columns(row, 'last_seen_at'), clearFlag: row.clearFlag })),
    identifiersSure: plan.identifiersSure.map(row => columns(row, 'last_seen_at')),
    leadNew: plan.leadNew && columns(plan.leadNew, 'last_activity_at'),
    leadChange: plan.leadChange && columns(plan.leadChange, 'last_activity_at'),
    leadTitles: plan.leadTitles.map(row => columns(row, 'updated_at')),
    chat: plan.chat && columns(plan.chat, 'created_at'),
    operatorsNew: plan.operatorsNew.map(row => columns(row)),
    operatorNames: byId(plan.operatorNames).map(row => columns(row)),
    chatOperators: plan.chatOperators.map(row => columns(row)),
    conflictsNew: plan.conflictsNew.map(row => columns(row, 'last_seen_at')),
    conflictsSeen: plan.conflictsSeen.map(row => columns(row, 'last_seen_at')),
    sightings: sightings.map(row => columns(row)),
    ignoredSeen: plan.ignoredSeen.map(row => columns(row)),
    tasksNew: plan.tasksNew.map(row => columns(row, 'created_at')),
    tasksWithdrawn: plan.tasksWithdrawn.map(({ id, withdrawn, at }) => ({ id, withdrawn_at: withdrawn ? at : null })),
    tasksMoved: plan.tasksMoved,
    notes: plan.notes.map(row => columns(row, 'created_at')),
    history: plan.history.map(row => columns(row, 'at')),
  })
}

// Everybody renames operators in one order, so that two events never wait for each other.
function byId<Named extends { id: string }>(rows: Named[]): Named[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function withoutEmpty(sections: Row): Row {
  return Object.fromEntries(
    Object.entries(sections).filter(([, rows]) => rows !== null && !(Array.isArray(rows) && rows.length === 0)),
  )
}

const names = new Map<string, string>()

function columns(row: object, at = 'at'): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key === 'at' ? at : column(key), value]))
}

function column(key: string): string {
  const known = names.get(key) ?? key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  names.set(key, known)
  return known
}
