import type { ConflictRow, ContactRow, IdentifierRow } from '@/lib/identity/rows'

// Rows as the rules of lib/identity read them; a test names only what it is about.

const at = '2026-05-04T12:00:00+00:00'

export function contactRow(id: string, row: Partial<ContactRow> = {}): ContactRow {
  return {
    id,
    ...{
      name: null,
      name_by_hand: false,
      description: null,
      description_by_hand: false,
      owner_id: null,
      owner_by_hand: false,
    },
    ...{
      custom_fields: {},
      fields_by_hand: [],
      attributes: {},
      tags: [],
      jivo_status: null,
      organization: null,
      assigned_agent: null,
    },
    ...{ first_touch: null, edited_by_hand: false, merged_into_id: null, merged_at: null, erased_at: null, version: 1 },
    ...{ created_at: at, updated_at: at },
    ...row,
  }
}

/** An e-mail where the key holds an @, else a phone; `null` is a text without key. */
export function value(
  id: string,
  contactId: string,
  key: string | null,
  row: Partial<IdentifierRow> = {},
): IdentifierRow {
  return {
    ...{ id, contact_id: contactId, kind: key?.includes('@') ? 'email' : 'phone', raw: key ?? '98765-4321', key },
    ...{
      e164: null,
      phone_kind: null,
      flag: null,
      extension: null,
      channel_id: null,
      is_primary: false,
      candidate: false,
    },
    ...{
      shared: false,
      verified: false,
      source: 'chat',
      source_chat_id: null,
      applied: {},
      first_seen_at: at,
      last_seen_at: at,
    },
    ...row,
  }
}

export function conflictRow(id: string, row: Partial<ConflictRow> = {}): ConflictRow {
  return {
    ...{
      id,
      kind: 'phone',
      state: 'open',
      contact_id: 'ana',
      other_contact_id: null,
      key_kind: 'phone',
      key: '551187654321M',
    },
    ...{
      crm_value: null,
      chat_value: '(11) 98765-4321',
      chat_id: 'chat',
      import_id: null,
      seen_count: 1,
      first_seen_at: at,
      last_seen_at: at,
    },
    ...{ resolution: null, resolved_by_id: null, resolved_at: null, undo: null, version: 1 },
    ...row,
  }
}
