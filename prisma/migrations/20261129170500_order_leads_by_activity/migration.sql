-- The list of leads is ordered by latest activity and read by keyset.
CREATE INDEX "leads_last_activity_at_id_idx" ON "leads"("last_activity_at", "id");

-- The queue is ordered the same way. leads_without_manager did nothing that leads_unowned does not do.
CREATE INDEX leads_unowned_by_activity ON leads (last_activity_at, id) WHERE manager_id IS NULL AND status = 'open';
DROP INDEX IF EXISTS leads_without_manager;
