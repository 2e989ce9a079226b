-- AlterTable
ALTER TABLE "chats" ADD COLUMN     "first_touch" JSONB,
ADD COLUMN     "last_touch" JSONB;

-- What earlier chats know: Jivo's tags are those of the first visit, a landing page is that of the last one.
UPDATE "chats" SET
  "first_touch" = CASE WHEN jsonb_path_exists("utm", '$.* ? (@ != null)')
    THEN jsonb_build_object('landingPage', NULL, 'referrer', NULL, 'utm', "utm", 'at', NULL) END,
  "last_touch" = CASE WHEN "landing_page" IS NOT NULL OR "referrer" IS NOT NULL
    THEN jsonb_build_object('landingPage', "landing_page", 'referrer', "referrer", 'at', NULL, 'utm',
      jsonb_build_object('source', NULL, 'medium', NULL, 'campaign', NULL, 'content', NULL, 'term', NULL)) END
WHERE "landing_page" IS NOT NULL OR "referrer" IS NOT NULL OR jsonb_path_exists("utm", '$.* ? (@ != null)');
