-- Whom an administrator sees the product as, so that each beginning and end is recorded once.
ALTER TABLE "sessions" ADD COLUMN "sees_as_id" UUID;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_sees_as_id_fkey" FOREIGN KEY ("sees_as_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What concerns no contact and no lead: exports, downloads, access. Read newest first on the page of the people.
CREATE INDEX "history_of_access_idx" ON "history" ("at" DESC, "id" DESC) WHERE "contact_id" IS NULL AND "lead_id" IS NULL AND "chat_id" IS NULL;
