-- The list of leads is ordered by latest activity and read by keyset, with the filters that are most used: an index for
-- each, in place of one that was there, so that an event writes one entry more and not four.
CREATE INDEX "leads_last_activity_at_id_idx" ON "leads"("last_activity_at", "id");

-- One person's open leads. It also counts them, as the index before it did.
CREATE INDEX leads_open_by_manager_activity ON leads (manager_id, last_activity_at, id) WHERE status = 'open';
DROP INDEX IF EXISTS leads_open_by_manager;

-- Won, lost and spam.
CREATE INDEX leads_by_status_activity ON leads (status, last_activity_at, id) WHERE status <> 'open';
DROP INDEX IF EXISTS leads_by_status;

-- Who is chatting or wrote today, of those whom nobody has. leads_without_manager did nothing that leads_unowned does not do.
CREATE INDEX leads_unowned_by_activity ON leads (last_activity_at, id) WHERE manager_id IS NULL AND status = 'open';
DROP INDEX IF EXISTS leads_without_manager;
