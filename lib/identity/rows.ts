// Rows in the database's own words (column names, JSON values): what a journal of changes speaks of, so that what was
// taken away can be put back exactly.

export type Row = Record<string, unknown>

export type ValueKind = 'email' | 'phone'

export type IdentifierRow = {
  id: string
  contact_id: string
  kind: ValueKind | 'visitor'
  raw: string
  key: string | null
  e164: string | null
  phone_kind: string | null
  flag: string | null
  extension: string | null
  channel_id: string | null
  is_primary: boolean
  candidate: boolean
  shared: boolean
  verified: boolean
  source: 'chat' | 'hand' | 'import'
  source_chat_id: string | null
  applied: Record<string, string>
  first_seen_at: string
  last_seen_at: string
}

export type IgnoredRow = {
  contact_id: string
  kind: string
  key: string
  raw: string
  seen_count: number
  created_at: string
}

export type KeptPairRow = { least_id: string; greatest_id: string; key: string; created_at: string }

export type DuplicateRow = {
  id: string
  least_id: string
  greatest_id: string
  reason: string
  confidence: number
  value: string
  state: 'open' | 'dismissed'
  dismissed_by_id: string | null
  dismissed_at: string | null
  found_at: string
  scan_id: string | null
}

export type ConflictRow = {
  id: string
  kind: ValueKind | 'two_contacts'
  state: 'open' | 'resolved' | 'ignored'
  contact_id: string
  other_contact_id: string | null
  key_kind: ValueKind | 'visitor'
  key: string
  crm_value: string | null
  chat_value: string
  chat_id: string | null
  import_id: string | null
  seen_count: number
  first_seen_at: string
  last_seen_at: string
  resolution: string | null
  resolved_by_id: string | null
  resolved_at: string | null
  undo: unknown
  version: number
}

export type ContactRow = {
  id: string
  name: string | null
  name_by_hand: boolean
  description: string | null
  description_by_hand: boolean
  owner_id: string | null
  owner_by_hand: boolean
  custom_fields: Row
  fields_by_hand: string[]
  attributes: Row
  tags: string[]
  jivo_status: string | null
  organization: string | null
  assigned_agent: string | null
  first_touch: { at?: string } | null
  edited_by_hand: boolean
  merged_into_id: string | null
  merged_at: string | null
  erased_at: string | null
  version: number
  created_at: string
  updated_at: string
}

export type HistoryRow = {
  id: string
  at: string
  contact_id: string | null
  lead_id: string | null
  chat_id: string | null
  user_id: string | null
  kind: string
  data: Row
}
