/** What comes of a row. `completed`: a known contact that lacked something; `conflict`: something of it is asked in the inbox. */
export const outcomes = ['created', 'completed', 'conflict', 'unchanged', 'refused'] as const

export type Outcome = (typeof outcomes)[number]

/** What comes of the lead that a row speaks of. */
export const leadOutcomes = ['created', 'completed', 'unchanged'] as const

export type LeadOutcome = (typeof leadOutcomes)[number]

/** Why a row is not imported. */
export const refusals = [
  'no_key',
  'phone_unclear',
  'email_invalid',
  'too_many_cells',
  'too_many_values',
  'too_long',
  'failed',
] as const

/** What of an imported row is worth a word. */
export const remarks = [
  'value_as_text',
  'field_wrong',
  'manager_unknown',
  'manager_ambiguous',
  'kept',
  'note',
  'conflict',
  'conflict_two',
  'conflict_open',
  'ignored',
  'kept_apart',
  'stage_unknown',
  'status_unknown',
  'lead_elsewhere',
  'lead_stays',
  'stays',
  'undo_failed',
] as const

export type SaidCode = (typeof refusals)[number] | (typeof remarks)[number]

/** What an undo did with a row. `kept`: somebody has worked with it since, so some or all of it stays. */
export const undoings = ['removed', 'taken_back', 'kept'] as const

export type Undoing = (typeof undoings)[number]

/** One reason, with what its sentence names: `what` a field or kind, `value` of the file, `crm` what stands in the CRM. */
export type Said = { code: SaidCode; what?: string; value?: string; crm?: string }

/** What a row made, so that it can be taken away again. */
export type Made = {
  identifiers: { id: string; raw: string; key: string | null; isPrimary: boolean }[]
  fields: { field: 'name' | 'description' | 'organization'; from: string | null; to: string }[]
  owner: string | null
  custom: Record<string, unknown>
  tags: string[]
  notes: string[]
  conflicts: string[]
  /** absent in what earlier versions made */
  lead?: MadeLead | null
}

/** What a row gave a lead; all of it, where it made the lead. */
export type MadeLead = {
  id: string
  isNew: boolean
  managerId: string | null
  /** the contact had no owner, and has whoever got the lead */
  isOwner: boolean
  description: string | null
  custom: Record<string, unknown>
  tags: string[]
}

export type Counts = Record<Outcome, number>

export const NO_COUNTS: Counts = { created: 0, completed: 0, conflict: 0, unchanged: 0, refused: 0 }

/** How many leads a file makes and completes. */
export type LeadCounts = { created: number; completed: number }
