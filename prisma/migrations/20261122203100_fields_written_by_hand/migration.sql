-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "fields_by_hand" TEXT[] DEFAULT ARRAY[]::TEXT[];


-- What Prisma's schema cannot say.

ALTER TABLE contacts ADD CONSTRAINT contacts_custom_fields CHECK (jsonb_typeof(custom_fields) = 'object');
ALTER TABLE leads ADD CONSTRAINT leads_custom_fields CHECK (jsonb_typeof(custom_fields) = 'object');
-- Lists filtered by a field; whoever has none costs the intake nothing.
CREATE INDEX contacts_with_fields ON contacts USING gin (custom_fields jsonb_path_ops) WHERE custom_fields <> '{}';
CREATE INDEX leads_with_fields ON leads USING gin (custom_fields jsonb_path_ops) WHERE custom_fields <> '{}';
