-- Equal endings of phones, equal names: what the search for duplicates looks up, without visiting every contact.

-- The last eight digits of a phone: of its key where it has one (which ends alike in every spelling), else of the text
-- without the extension; null where the text has fewer.
CREATE FUNCTION phone_ending(raw text, key text, extension text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN key IS NOT NULL THEN right(regexp_replace(key, '[^0-9]', '', 'g'), 8)
    ELSE substring(regexp_replace(regexp_replace(raw, '[^0-9]', '', 'g'),
      CASE WHEN extension ~ '^[0-9]+$' THEN extension || '$' ELSE '$' END, '') FROM '[0-9]{8}$') END;

CREATE INDEX identifiers_phone_ending ON identifiers (phone_ending(raw, key, extension), contact_id)
  WHERE kind = 'phone';
-- One word is nobody's name.
CREATE INDEX contacts_full_name ON contacts (fold(name), id)
  WHERE name LIKE '% %' AND merged_into_id IS NULL AND erased_at IS NULL;

-- The list for other programs runs from the newest.
CREATE INDEX duplicates_newest ON duplicates (found_at DESC, id DESC) WHERE state = 'open';
