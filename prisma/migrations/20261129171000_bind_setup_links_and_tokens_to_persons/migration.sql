-- A link belongs to the person it was made for, wherever their address goes.
ALTER TABLE "setup_links" ADD COLUMN "user_id" UUID;
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "setup_links_user_id_idx" ON "setup_links"("user_id");

-- Open links name an address only. It is sure whose that was where the person has not been changed since.
UPDATE "setup_links" l SET "user_id" = u."id"
  FROM "users" u
 WHERE l."purpose" = 'invitation' AND l."used_at" IS NULL AND u."email" = l."email" AND u."active" AND u."updated_at" <= l."created_at";
DELETE FROM "setup_links" WHERE "purpose" = 'invitation' AND "used_at" IS NULL AND "user_id" IS NULL;

ALTER TABLE "setup_links" DROP CONSTRAINT "setup_links_purpose";
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_purpose" CHECK ("purpose" IN ('first_admin', 'invitation', 'reset'));

-- A link that was made for somebody who already had a password is a reset, which lives a day.
UPDATE "setup_links" l SET "purpose" = 'reset', "expires_at" = least(l."expires_at", l."created_at" + interval '24 hours')
  FROM "users" u WHERE u."id" = l."user_id" AND u."password_hash" IS NOT NULL AND l."used_at" IS NULL;

-- Used links from before this migration keep their address alone.
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_user_id_check" CHECK ("purpose" = 'first_admin' OR "user_id" IS NOT NULL OR "used_at" IS NOT NULL);

-- A person's role stands with the person; the first administrator is one.
ALTER TABLE "setup_links" DROP COLUMN "role";

-- Tokens live a year; those that exist have three months at least, so that nobody's program stops with an update.
ALTER TABLE "api_tokens" ADD COLUMN "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '1 year'::interval);
UPDATE "api_tokens" SET "expires_at" = greatest("created_at" + interval '1 year', now() + interval '90 days');

-- A token ends with whoever made it, also where their row is deleted: it must not turn into one of the admin command.
ALTER TABLE "api_tokens" DROP CONSTRAINT "api_tokens_created_by_id_fkey";
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
UPDATE "api_tokens" t SET "revoked_at" = now()
  FROM "users" u WHERE u."id" = t."created_by_id" AND t."revoked_at" IS NULL AND (NOT u."active" OR u."role" <> 'admin');
