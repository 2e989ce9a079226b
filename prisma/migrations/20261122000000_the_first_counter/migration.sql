-- CreateTable
CREATE TABLE "settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "company_name" TEXT NOT NULL DEFAULT '',
    "title_template" TEXT NOT NULL DEFAULT 'JivoChat #{chat_id} – {name}',
    "open_lead_days" INTEGER NOT NULL DEFAULT 30,
    "required_fields" TEXT[] DEFAULT ARRAY['name', 'email', 'phone']::TEXT[],
    "default_owner_id" UUID,
    "locale" TEXT NOT NULL DEFAULT 'pt-BR',
    "time_zone" TEXT NOT NULL DEFAULT 'America/Sao_Paulo',
    "match_first" TEXT NOT NULL DEFAULT 'email',
    "email_policy" TEXT NOT NULL DEFAULT 'ask',
    "phone_policy" TEXT NOT NULL DEFAULT 'ask',
    "conflict_rights" TEXT NOT NULL DEFAULT 'everybody',
    "transfer_owner" TEXT NOT NULL DEFAULT 'last',
    "contact_owner_first" BOOLEAN NOT NULL DEFAULT false,
    "contact_info_policy" TEXT NOT NULL DEFAULT 'missing',
    "enable_assign" BOOLEAN NOT NULL DEFAULT true,
    "working_hours" JSONB NOT NULL,
    "holidays" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "raw_event_days" INTEGER NOT NULL DEFAULT 90,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "login" TEXT,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_links" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL DEFAULT 'admin',
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channels" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "widget_id" TEXT,
    "default_manager_id" UUID,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_tokens" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "channel_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "event_name" TEXT,
    "outcome" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "seen_count" INTEGER NOT NULL DEFAULT 1,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB NOT NULL,
    "why" JSONB NOT NULL DEFAULT '[]',
    "error" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "remote_address" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "next_retry_at" TIMESTAMPTZ(3),
    "contact_id" UUID,
    "lead_id" UUID,
    "chat_id" UUID,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operators" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "jivo_id" TEXT,
    "login" TEXT,
    "name" TEXT,
    "bot" BOOLEAN NOT NULL DEFAULT false,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "name_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "description" TEXT,
    "description_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "owner_id" UUID,
    "owner_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "custom_fields" JSONB NOT NULL DEFAULT '{}',
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "jivo_status" TEXT,
    "organization" TEXT,
    "assigned_agent" TEXT,
    "first_touch" JSONB,
    "edited_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "merged_into_id" UUID,
    "merged_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identifiers" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "key" TEXT,
    "e164" TEXT,
    "phone_kind" TEXT,
    "flag" TEXT,
    "extension" TEXT,
    "channel_id" UUID,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "candidate" BOOLEAN NOT NULL DEFAULT false,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "source_chat_id" UUID,
    "applied" JSONB NOT NULL DEFAULT '{}',
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identifiers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ignored_identifiers" (
    "contact_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "seen_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ignored_identifiers_pkey" PRIMARY KEY ("contact_id","kind","key")
);

-- CreateTable
CREATE TABLE "kept_pairs" (
    "least_id" UUID NOT NULL,
    "greatest_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_pairs_pkey" PRIMARY KEY ("least_id","greatest_id","key")
);

-- CreateTable
CREATE TABLE "stages" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "stages_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "leads" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "title_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "status_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "stage" TEXT NOT NULL DEFAULT 'new',
    "contact_id" UUID NOT NULL,
    "manager_id" UUID,
    "manager_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "manager_reason" JSONB NOT NULL DEFAULT '{}',
    "description" TEXT,
    "channel_id" UUID,
    "first_chat_id" UUID,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chats" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "natural_key" TEXT NOT NULL,
    "jivo_chat_id" TEXT,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "contact_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "visitor_number" TEXT,
    "offline_message_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,
    "rate" TEXT,
    "blacklisted" BOOLEAN NOT NULL DEFAULT false,
    "invitation" TEXT,
    "department" TEXT,
    "topic" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "social" TEXT,
    "description" TEXT,
    "page_url" TEXT,
    "page_title" TEXT,
    "page_from_accepted" BOOLEAN NOT NULL DEFAULT false,
    "last_page_url" TEXT,
    "last_page_title" TEXT,
    "referrer" TEXT,
    "landing_page" TEXT,
    "utm" JSONB NOT NULL DEFAULT '{}',
    "geo" JSONB,
    "ip" TEXT,
    "user_agent" TEXT,
    "user_token" TEXT,
    "messages" JSONB NOT NULL DEFAULT '[]',
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "transcript_length" INTEGER NOT NULL DEFAULT 0,
    "call_type" TEXT,
    "call_status" TEXT,
    "call_phone" TEXT,
    "call_reason" TEXT,
    "call_record_url" TEXT,
    "call_connected" BOOLEAN NOT NULL DEFAULT false,
    "accepted_by_id" UUID,
    "answered_contact_id" UUID,
    "applied" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_operators" (
    "chat_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "jivo_id" TEXT,

    CONSTRAINT "chat_operators_pkey" PRIMARY KEY ("chat_id","operator_id")
);

-- CreateTable
CREATE TABLE "conflicts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "contact_id" UUID NOT NULL,
    "other_contact_id" UUID,
    "key_kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "crm_value" TEXT,
    "chat_value" TEXT NOT NULL,
    "chat_id" UUID,
    "seen_count" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "resolution" TEXT,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "undo" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "conflicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflict_sightings" (
    "conflict_id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conflict_sightings_pkey" PRIMARY KEY ("conflict_id","chat_id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_key" TEXT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "lead_id" UUID,
    "contact_id" UUID,
    "assignee_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "lead_id" UUID,
    "author_id" UUID,
    "source_chat_id" UUID,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merges" (
    "id" UUID NOT NULL,
    "survivor_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "merged_by_id" UUID,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB NOT NULL,
    "moved" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "merges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "contact_id" UUID,
    "lead_id" UUID,
    "chat_id" UUID,
    "user_id" UUID,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_login_key" ON "users"("login");

-- CreateIndex
CREATE UNIQUE INDEX "setup_links_token_hash_key" ON "setup_links"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "channel_tokens_token_hash_key" ON "channel_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "channel_tokens_channel_id_idx" ON "channel_tokens"("channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_seq_key" ON "deliveries"("seq");

-- CreateIndex
CREATE INDEX "deliveries_channel_id_subject_seq_idx" ON "deliveries"("channel_id", "subject", "seq" DESC);

-- CreateIndex
CREATE INDEX "deliveries_received_at_id_idx" ON "deliveries"("received_at", "id");

-- CreateIndex
CREATE INDEX "deliveries_contact_id_idx" ON "deliveries"("contact_id");

-- CreateIndex
CREATE INDEX "deliveries_lead_id_idx" ON "deliveries"("lead_id");

-- CreateIndex
CREATE INDEX "deliveries_chat_id_idx" ON "deliveries"("chat_id");

-- CreateIndex
CREATE UNIQUE INDEX "operators_key_key" ON "operators"("key");

-- CreateIndex
CREATE INDEX "operators_user_id_idx" ON "operators"("user_id");

-- CreateIndex
CREATE INDEX "contacts_created_at_id_idx" ON "contacts"("created_at", "id");

-- CreateIndex
CREATE INDEX "contacts_merged_into_id_idx" ON "contacts"("merged_into_id");

-- CreateIndex
CREATE INDEX "contacts_owner_id_idx" ON "contacts"("owner_id");

-- CreateIndex
CREATE INDEX "identifiers_contact_id_kind_idx" ON "identifiers"("contact_id", "kind");

-- CreateIndex
CREATE INDEX "identifiers_source_chat_id_idx" ON "identifiers"("source_chat_id");

-- CreateIndex
CREATE INDEX "kept_pairs_greatest_id_idx" ON "kept_pairs"("greatest_id");

-- CreateIndex
CREATE UNIQUE INDEX "stages_position_key" ON "stages"("position");

-- CreateIndex
CREATE UNIQUE INDEX "leads_number_key" ON "leads"("number");

-- CreateIndex
CREATE INDEX "leads_created_at_id_idx" ON "leads"("created_at", "id");

-- CreateIndex
CREATE INDEX "leads_contact_id_status_idx" ON "leads"("contact_id", "status");

-- CreateIndex
CREATE INDEX "leads_manager_id_created_at_id_idx" ON "leads"("manager_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "leads_first_chat_id_idx" ON "leads"("first_chat_id");

-- CreateIndex
CREATE INDEX "chats_created_at_id_idx" ON "chats"("created_at", "id");

-- CreateIndex
CREATE INDEX "chats_jivo_chat_id_idx" ON "chats"("jivo_chat_id");

-- CreateIndex
CREATE INDEX "chats_contact_id_idx" ON "chats"("contact_id");

-- CreateIndex
CREATE INDEX "chats_lead_id_idx" ON "chats"("lead_id");

-- CreateIndex
CREATE INDEX "chats_channel_id_visitor_number_idx" ON "chats"("channel_id", "visitor_number");

-- CreateIndex
CREATE UNIQUE INDEX "chats_channel_id_natural_key_key" ON "chats"("channel_id", "natural_key");

-- CreateIndex
CREATE INDEX "chat_operators_operator_id_idx" ON "chat_operators"("operator_id");

-- CreateIndex
CREATE INDEX "conflicts_contact_id_state_idx" ON "conflicts"("contact_id", "state");

-- CreateIndex
CREATE INDEX "conflicts_other_contact_id_state_idx" ON "conflicts"("other_contact_id", "state");

-- CreateIndex
CREATE INDEX "conflicts_state_last_seen_at_id_idx" ON "conflicts"("state", "last_seen_at", "id");

-- CreateIndex
CREATE INDEX "conflicts_first_seen_at_id_idx" ON "conflicts"("first_seen_at", "id");

-- CreateIndex
CREATE INDEX "conflict_sightings_chat_id_idx" ON "conflict_sightings"("chat_id");

-- CreateIndex
CREATE INDEX "tasks_assignee_id_done_at_due_at_idx" ON "tasks"("assignee_id", "done_at", "due_at");

-- CreateIndex
CREATE INDEX "tasks_lead_id_idx" ON "tasks"("lead_id");

-- CreateIndex
CREATE INDEX "tasks_contact_id_idx" ON "tasks"("contact_id");

-- CreateIndex
CREATE INDEX "tasks_created_at_id_idx" ON "tasks"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_kind_source_key_key" ON "tasks"("kind", "source_key");

-- CreateIndex
CREATE INDEX "notes_contact_id_created_at_idx" ON "notes"("contact_id", "created_at");

-- CreateIndex
CREATE INDEX "notes_lead_id_created_at_idx" ON "notes"("lead_id", "created_at");

-- CreateIndex
CREATE INDEX "notes_source_chat_id_idx" ON "notes"("source_chat_id");

-- CreateIndex
CREATE INDEX "merges_survivor_id_idx" ON "merges"("survivor_id");

-- CreateIndex
CREATE INDEX "merges_loser_id_idx" ON "merges"("loser_id");

-- CreateIndex
CREATE INDEX "history_contact_id_at_id_idx" ON "history"("contact_id", "at", "id");

-- CreateIndex
CREATE INDEX "history_lead_id_at_id_idx" ON "history"("lead_id", "at", "id");

-- CreateIndex
CREATE INDEX "history_chat_id_idx" ON "history"("chat_id");

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_default_owner_id_fkey" FOREIGN KEY ("default_owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_default_manager_id_fkey" FOREIGN KEY ("default_manager_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_tokens" ADD CONSTRAINT "channel_tokens_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operators" ADD CONSTRAINT "operators_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifiers" ADD CONSTRAINT "identifiers_source_chat_id_fkey" FOREIGN KEY ("source_chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ignored_identifiers" ADD CONSTRAINT "ignored_identifiers_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_pairs" ADD CONSTRAINT "kept_pairs_least_id_fkey" FOREIGN KEY ("least_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_pairs" ADD CONSTRAINT "kept_pairs_greatest_id_fkey" FOREIGN KEY ("greatest_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_stage_fkey" FOREIGN KEY ("stage") REFERENCES "stages"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_first_chat_id_fkey" FOREIGN KEY ("first_chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "operators"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_operators" ADD CONSTRAINT "chat_operators_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_operators" ADD CONSTRAINT "chat_operators_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operators"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_other_contact_id_fkey" FOREIGN KEY ("other_contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_sightings" ADD CONSTRAINT "conflict_sightings_conflict_id_fkey" FOREIGN KEY ("conflict_id") REFERENCES "conflicts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict_sightings" ADD CONSTRAINT "conflict_sightings_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_source_chat_id_fkey" FOREIGN KEY ("source_chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merges" ADD CONSTRAINT "merges_survivor_id_fkey" FOREIGN KEY ("survivor_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merges" ADD CONSTRAINT "merges_loser_id_fkey" FOREIGN KEY ("loser_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_by_id_fkey" FOREIGN KEY ("merged_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- Words that a column may hold
ALTER TABLE settings
  ADD CONSTRAINT settings_one_row CHECK (id = 1),
  ADD CONSTRAINT settings_open_lead_days CHECK (open_lead_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT settings_raw_event_days CHECK (raw_event_days BETWEEN 1 AND 3650),
  ADD CONSTRAINT settings_match_first CHECK (match_first IN ('email', 'phone', 'newest')),
  ADD CONSTRAINT settings_policies CHECK (email_policy IN ('ask', 'add') AND phone_policy IN ('ask', 'add')),
  ADD CONSTRAINT settings_conflict_rights CHECK (conflict_rights IN ('everybody', 'owner')),
  ADD CONSTRAINT settings_transfer_owner CHECK (transfer_owner IN ('last', 'first')),
  ADD CONSTRAINT settings_contact_info CHECK (contact_info_policy IN ('missing', 'always'));
ALTER TABLE users
  ADD CONSTRAINT users_role CHECK (role IN ('admin', 'manager')),
  ADD CONSTRAINT users_email_lower CHECK (email = lower(email)),
  ADD CONSTRAINT users_login_lower CHECK (login = lower(login));
ALTER TABLE setup_links ADD CONSTRAINT setup_links_purpose CHECK (purpose IN ('first_admin', 'invitation'));
ALTER TABLE deliveries ADD CONSTRAINT deliveries_outcome
  CHECK (outcome IN ('handled', 'unsupported', 'malformed', 'failed'));
ALTER TABLE identifiers
  ADD CONSTRAINT identifiers_kind CHECK (kind IN ('email', 'phone', 'visitor')),
  ADD CONSTRAINT identifiers_source CHECK (source IN ('chat', 'hand', 'import')),
  ADD CONSTRAINT identifiers_visitor CHECK (kind <> 'visitor' OR (channel_id IS NOT NULL AND key IS NOT NULL)),
  ADD CONSTRAINT identifiers_candidate_has_key CHECK (NOT candidate OR key IS NOT NULL);
ALTER TABLE leads ADD CONSTRAINT leads_status CHECK (status IN ('open', 'won', 'lost', 'spam'));
ALTER TABLE chats
  ADD CONSTRAINT chats_kind CHECK (kind IN ('chat', 'offline', 'call')),
  ADD CONSTRAINT chats_state CHECK (state IN ('running', 'finished', 'offline'));
ALTER TABLE conflicts
  ADD CONSTRAINT conflicts_kind CHECK (kind IN ('email', 'phone', 'two_contacts')),
  ADD CONSTRAINT conflicts_state CHECK (state IN ('open', 'resolved', 'ignored')),
  ADD CONSTRAINT conflicts_settled CHECK ((state = 'open') = (resolution IS NULL)),
  ADD CONSTRAINT conflicts_two CHECK ((kind = 'two_contacts') = (other_contact_id IS NOT NULL)),
  ADD CONSTRAINT conflicts_not_itself CHECK (contact_id <> other_contact_id);
ALTER TABLE kept_pairs ADD CONSTRAINT kept_pairs_order CHECK (least_id < greatest_id);
ALTER TABLE tasks
  ADD CONSTRAINT tasks_kind CHECK (kind IN ('offline_message', 'missed_call', 'manual')),
  ADD CONSTRAINT tasks_one_due CHECK (due_at IS NULL OR due_on IS NULL),
  ADD CONSTRAINT tasks_about_somebody CHECK (kind = 'manual' OR lead_id IS NOT NULL);
ALTER TABLE contacts ADD CONSTRAINT contacts_not_into_itself CHECK (merged_into_id <> id);
ALTER TABLE merges ADD CONSTRAINT merges_two CHECK (survivor_id <> loser_id);

-- A live key has one owner. Shared numbers, candidates and keyless texts do not match, so they may repeat.
CREATE UNIQUE INDEX identifiers_live_key ON identifiers (kind, key)
  WHERE key IS NOT NULL AND NOT shared AND NOT candidate;
CREATE INDEX identifiers_by_key ON identifiers (kind, key) WHERE key IS NOT NULL;
-- One primary e-mail and one primary phone per contact.
CREATE UNIQUE INDEX identifiers_one_primary ON identifiers (contact_id, kind) WHERE is_primary;
-- A value stands once on a contact.
CREATE UNIQUE INDEX identifiers_once_by_key ON identifiers (contact_id, kind, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX identifiers_once_by_text ON identifiers (contact_id, kind, raw) WHERE key IS NULL;

-- The same question is asked once while it is open.
CREATE UNIQUE INDEX conflicts_open_value ON conflicts (contact_id, kind, key)
  WHERE state = 'open' AND kind <> 'two_contacts';
CREATE UNIQUE INDEX conflicts_open_pair ON conflicts
  (least(contact_id, other_contact_id), greatest(contact_id, other_contact_id), key)
  WHERE state = 'open' AND kind = 'two_contacts';

-- What waits
CREATE INDEX deliveries_to_retry ON deliveries (next_retry_at) WHERE outcome = 'failed' AND next_retry_at IS NOT NULL;
CREATE INDEX conflicts_open ON conflicts (first_seen_at) WHERE state = 'open';
CREATE INDEX tasks_open ON tasks (assignee_id, due_at) WHERE done_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX leads_without_manager ON leads (created_at) WHERE manager_id IS NULL AND status = 'open';

-- Search folds case and accents: “joao” finds “João”. unaccent itself is not immutable, because its dictionary
-- could be changed; ours is named and is not.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE FUNCTION fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent'::regdictionary, value));

-- The first pipeline
INSERT INTO stages (key, position) VALUES
  ('new', 1), ('contacted', 2), ('qualified', 3), ('proposal', 4), ('negotiation', 5);
