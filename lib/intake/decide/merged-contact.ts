import type { ContactFact } from '../facts'

/**
 * The survivor as a merge leaves it, by the rules of MERGE_CONTACTS_SQL, which writes the rows: what the survivor lacks is
 * filled, creation and first touch are the older ones, and an owner set by hand beats one that was not. Blank counts as
 * lacking.
 */
export function mergedContact(survivor: ContactFact, merged: ContactFact): ContactFact {
  const takesOwner = merged.owner !== null && (survivor.owner === null || (merged.ownerByHand && !survivor.ownerByHand))
  return {
    ...survivor,
    name: survivor.name || merged.name,
    nameByHand: survivor.name ? survivor.nameByHand : merged.nameByHand,
    description: survivor.description || merged.description,
    descriptionByHand: survivor.description ? survivor.descriptionByHand : merged.descriptionByHand,
    owner: takesOwner ? merged.owner : survivor.owner,
    ownerByHand: takesOwner ? merged.ownerByHand : survivor.ownerByHand,
    customFields: { ...merged.customFields, ...withoutBlanks(survivor.customFields, merged.customFields) },
    fieldsByHand: [...new Set([...survivor.fieldsByHand, ...merged.fieldsByHand])],
    attributes: { ...merged.attributes, ...survivor.attributes },
    tags: [...new Set([...survivor.tags, ...merged.tags])],
    jivoStatus: survivor.jivoStatus || merged.jivoStatus,
    organization: survivor.organization || merged.organization,
    assignedAgent: survivor.assignedAgent || merged.assignedAgent,
    firstTouch: olderTouch(survivor.firstTouch, merged.firstTouch),
    editedByHand: survivor.editedByHand || merged.editedByHand,
    createdAt: Date.parse(merged.createdAt) < Date.parse(survivor.createdAt) ? merged.createdAt : survivor.createdAt,
    identifiers: [...survivor.identifiers, ...merged.identifiers],
    leadCount: survivor.leadCount + merged.leadCount,
    openLeadCount: survivor.openLeadCount + merged.openLeadCount,
  }
}

// A blank field of the survivor stays only where the merged contact does not have that field at all.
function withoutBlanks(fields: Record<string, unknown>, filledBy: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) => !isBlank(value) || !(key in filledBy)))
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

// As the statement decides it: without a time, a first touch is not known to be older.
function olderTouch(survivors: unknown, mergeds: unknown): unknown {
  if (!survivors) return mergeds ?? survivors
  const [own, other] = [timeOf(survivors), timeOf(mergeds)]
  return own !== null && other !== null && other < own ? mergeds : survivors
}

function timeOf(touch: unknown): string | null {
  const at = (touch as { at?: unknown } | null)?.at
  return typeof at === 'string' ? at : null
}
