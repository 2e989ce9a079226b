-- What one transaction wrote is one act, and one line on screen. The default is set after the column is added:
-- with the column, every existing row would get the transaction of this migration.
ALTER TABLE "history" ADD COLUMN "act_id" BIGINT;
ALTER TABLE "history" ALTER COLUMN "act_id" SET DEFAULT ((pg_current_xact_id())::text)::bigint;

-- What the CRM had when a conflict was settled.
ALTER TABLE "conflicts" ADD COLUMN "settled_crm_value" TEXT;
