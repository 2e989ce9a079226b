-- Administrators may always take a list along; anybody else only where an administrator said so.
ALTER TABLE "users" ADD COLUMN     "may_export" BOOLEAN NOT NULL DEFAULT false;

-- The latest exports are shown to administrators; history has millions of rows of other kinds.
CREATE INDEX history_exports ON history (at DESC, id DESC) WHERE kind = 'list.exported';
