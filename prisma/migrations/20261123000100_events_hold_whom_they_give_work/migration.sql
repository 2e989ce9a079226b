-- Whoever gives leads, tasks or contacts to people holds them until it commits: a deactivation, or a role that only
-- looks, waits for it and then finds what was given. Where it came first, the giver fails as a lost race and reads again.
CREATE FUNCTION hold_owners(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held int;
BEGIN
  PERFORM FROM users WHERE id = ANY (ids) AND active AND role <> 'viewer' ORDER BY id FOR SHARE;
  GET DIAGNOSTICS held = ROW_COUNT;
  IF held < cardinality(ids) THEN
    RAISE EXCEPTION 'somebody who was to be given work has left' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;
