-- Open leads that nobody has, longest waiting first: the queue, its count in the menu, and the notice to admins.
CREATE INDEX leads_unowned ON leads (created_at, id) WHERE manager_id IS NULL AND status = 'open';
-- The round robin counts the open leads of each of its people while others wait for their turn.
CREATE INDEX leads_open_by_manager ON leads (manager_id) WHERE status = 'open';
