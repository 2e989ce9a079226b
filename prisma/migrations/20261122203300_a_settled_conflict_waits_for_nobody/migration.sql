-- A conflict is closed in many ways: settled, carried along by a merge or by a chat that moved, undone again. Its reminder
-- waits exactly as long as the conflict is open; one that somebody has done already stays done.
CREATE FUNCTION withdraw_conflict_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tasks SET withdrawn_at = CASE WHEN NEW.state = 'open' THEN NULL ELSE coalesce(NEW.resolved_at, now()) END,
    version = version + 1
  WHERE conflict_id = NEW.id AND done_at IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER conflicts_reminder AFTER UPDATE OF state ON conflicts
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION withdraw_conflict_reminder();
