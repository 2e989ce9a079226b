/** The e-mails as written, and the phones with what is known of them, of a contact; the primary one of each first. */
export const IDENTIFIERS_SQL = (contactId: string) => `
  SELECT coalesce(json_agg(raw ORDER BY is_primary DESC, first_seen_at, id) FILTER (WHERE kind = 'email'), '[]') AS emails,
    coalesce(json_agg(json_build_object('raw', raw, 'key', key, 'e164', e164) ORDER BY is_primary DESC, first_seen_at, id)
      FILTER (WHERE kind = 'phone'), '[]') AS phones
  FROM identifiers WHERE contact_id = ${contactId} AND kind IN ('email', 'phone')`
