-- AlterTable
ALTER TABLE "conflicts" ADD COLUMN     "import_id" UUID;

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'mapping',
    "encoding" TEXT NOT NULL,
    "separator" TEXT NOT NULL,
    "columns" TEXT[],
    "first_row" INTEGER NOT NULL,
    "mapping" TEXT[],
    "area_code" TEXT,
    "row_count" INTEGER NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" TEXT[],
    "foreseen" TEXT,
    "outcome" TEXT,
    "said" JSONB NOT NULL DEFAULT '[]',
    "contact_id" UUID,
    "made" JSONB,
    "undone" TEXT,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateIndex
CREATE INDEX "imports_created_at_id_idx" ON "imports"("created_at", "id");

-- CreateIndex
CREATE INDEX "import_rows_contact_id_idx" ON "import_rows"("contact_id");

-- CreateIndex
CREATE INDEX "conflicts_import_id_idx" ON "conflicts"("import_id");

-- AddForeignKey
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A file goes one way: its columns are named, it is rehearsed, imported, perhaps taken back.
ALTER TABLE imports
  ADD CONSTRAINT imports_state CHECK (state IN ('mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone')),
  ADD CONSTRAINT imports_encoding CHECK (encoding IN ('utf-8', 'windows-1252', 'utf-16le')),
  ADD CONSTRAINT imports_separator CHECK (separator IN (';', ',', E'\t')),
  ADD CONSTRAINT imports_first_row CHECK (first_row > 0),
  ADD CONSTRAINT imports_a_target_for_each_column CHECK (cardinality(mapping) = cardinality(columns)),
  ADD CONSTRAINT imports_area_code CHECK (area_code ~ '^[1-9][0-9]$'),
  ADD CONSTRAINT imports_started CHECK ((state IN ('mapping', 'checking', 'checked')) = (started_at IS NULL)),
  ADD CONSTRAINT imports_finished CHECK ((state IN ('done', 'undoing', 'undone')) = (finished_at IS NOT NULL)),
  ADD CONSTRAINT imports_undone CHECK (state <> 'undone' OR undone_at IS NOT NULL);

ALTER TABLE import_rows
  ADD CONSTRAINT import_rows_number CHECK (number > 0),
  ADD CONSTRAINT import_rows_foreseen CHECK (foreseen IN ('created', 'completed', 'conflict', 'unchanged', 'refused')),
  ADD CONSTRAINT import_rows_outcome CHECK (outcome IN ('created', 'completed', 'conflict', 'unchanged', 'refused')),
  ADD CONSTRAINT import_rows_undone CHECK (undone IN ('removed', 'taken_back', 'kept')),
  ADD CONSTRAINT import_rows_undone_after_import CHECK (undone IS NULL OR outcome IS NOT NULL);

-- A question has one origin: a chat or a file.
ALTER TABLE conflicts ADD CONSTRAINT conflicts_one_origin CHECK (chat_id IS NULL OR import_id IS NULL);

-- The next row to import, and the next to take back.
CREATE INDEX import_rows_waiting ON import_rows (import_id, number) WHERE outcome IS NULL;
CREATE INDEX import_rows_to_undo ON import_rows (import_id, number DESC)
  WHERE undone IS NULL AND outcome IN ('created', 'completed', 'conflict');
