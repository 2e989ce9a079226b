-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "conflict_reminder_days" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "panel_lines" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "round_robin" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "set_up_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "away_from" TIMESTAMPTZ(3),
ADD COLUMN     "away_until" TIMESTAMPTZ(3),
ADD COLUMN     "in_pool" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_assigned_at" TIMESTAMPTZ(3),
ADD COLUMN     "pool_weight" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "working_hours" JSONB;

-- AlterTable
ALTER TABLE "channels" ADD COLUMN     "colour" TEXT,
ADD COLUMN     "site" TEXT,
ADD COLUMN     "stage" TEXT NOT NULL DEFAULT 'new',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "other_widget_id" TEXT;

-- AlterTable
ALTER TABLE "leads" ADD COLUMN     "custom_fields" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "conflict_id" UUID;

-- CreateTable
CREATE TABLE "refused_requests" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "refused_requests_pkey" PRIMARY KEY ("hour")
);

-- CreateTable
CREATE TABLE "duplicates" (
    "id" UUID NOT NULL,
    "least_id" UUID NOT NULL,
    "greatest_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "confidence" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "dismissed_by_id" UUID,
    "dismissed_at" TIMESTAMPTZ(3),
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "scan_id" UUID,

    CONSTRAINT "duplicates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_scans" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "cursor" UUID,
    "scanned" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "duplicate_scans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fields" (
    "id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "choices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fields_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_rules" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assignment_rules_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duplicates_greatest_id_idx" ON "duplicates"("greatest_id");

-- CreateIndex
CREATE INDEX "duplicates_state_confidence_id_idx" ON "duplicates"("state", "confidence" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "duplicates_least_id_greatest_id_key" ON "duplicates"("least_id", "greatest_id");

-- CreateIndex
CREATE INDEX "duplicate_scans_started_at_idx" ON "duplicate_scans"("started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "fields_entity_key_key" ON "fields"("entity", "key");

-- CreateIndex
CREATE INDEX "assignment_rules_position_idx" ON "assignment_rules"("position");

-- CreateIndex
CREATE INDEX "assignment_rules_user_id_idx" ON "assignment_rules"("user_id");

-- CreateIndex
CREATE INDEX "tasks_conflict_id_idx" ON "tasks"("conflict_id");

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_stage_fkey" FOREIGN KEY ("stage") REFERENCES "stages"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_conflict_id_fkey" FOREIGN KEY ("conflict_id") REFERENCES "conflicts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_least_id_fkey" FOREIGN KEY ("least_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_greatest_id_fkey" FOREIGN KEY ("greatest_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_dismissed_by_id_fkey" FOREIGN KEY ("dismissed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE settings
  ADD CONSTRAINT settings_conflict_reminder CHECK (conflict_reminder_days BETWEEN 0 AND 365),
  ADD CONSTRAINT settings_panel_lines CHECK (jsonb_typeof(panel_lines) = 'array' AND jsonb_array_length(panel_lines) <= 10);
-- The account was set up by hand before there was a wizard.
UPDATE settings SET set_up_at = now() WHERE EXISTS (SELECT 1 FROM channels WHERE NOT simulated);

ALTER TABLE users
  DROP CONSTRAINT users_role,
  ADD CONSTRAINT users_role CHECK (role IN ('admin', 'manager', 'viewer')),
  ADD CONSTRAINT users_pool_weight CHECK (pool_weight BETWEEN 1 AND 10),
  ADD CONSTRAINT users_away CHECK (away_until IS NULL OR away_from IS NOT NULL);

ALTER TABLE fields
  ADD CONSTRAINT fields_entity CHECK (entity IN ('contact', 'lead')),
  ADD CONSTRAINT fields_type CHECK (type IN ('text', 'number', 'money', 'date', 'choice', 'multi', 'bool', 'url')),
  ADD CONSTRAINT fields_choices CHECK (type IN ('choice', 'multi') OR cardinality(choices) = 0),
  ADD CONSTRAINT fields_key CHECK (key ~ '^[a-z0-9_]{1,60}$');

ALTER TABLE assignment_rules ADD CONSTRAINT assignment_rules_subject
  CHECK (subject IN ('department', 'channel', 'site', 'utm_source', 'utm_medium', 'utm_campaign'));

ALTER TABLE duplicates
  ADD CONSTRAINT duplicates_order CHECK (least_id < greatest_id),
  ADD CONSTRAINT duplicates_reason CHECK (reason IN ('kept_apart', 'same_ending', 'shared_phone', 'same_name_and_city')),
  ADD CONSTRAINT duplicates_confidence CHECK (confidence BETWEEN 1 AND 100),
  ADD CONSTRAINT duplicates_state CHECK (state IN ('open', 'dismissed'));
-- One scan at a time.
CREATE UNIQUE INDEX duplicate_scans_running ON duplicate_scans ((finished_at IS NULL)) WHERE finished_at IS NULL;

-- A conflict that waits becomes a task, once while it is open; its contact may have no lead.
ALTER TABLE tasks
  DROP CONSTRAINT tasks_kind,
  ADD CONSTRAINT tasks_kind CHECK (kind IN ('offline_message', 'missed_call', 'conflict', 'manual')),
  DROP CONSTRAINT tasks_about_somebody,
  ADD CONSTRAINT tasks_about_somebody CHECK (kind IN ('manual', 'conflict') OR lead_id IS NOT NULL),
  ADD CONSTRAINT tasks_of_conflict CHECK ((kind = 'conflict') = (conflict_id IS NOT NULL));

-- Failed deliveries first.
CREATE INDEX deliveries_failed ON deliveries (received_at DESC, id DESC) WHERE outcome = 'failed';
-- A rare status among very many leads.
CREATE INDEX leads_by_status ON leads (status, created_at DESC, id DESC) WHERE status <> 'open';
