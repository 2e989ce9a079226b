-- AlterTable
ALTER TABLE "import_rows" ADD COLUMN     "lead_id" UUID,
ADD COLUMN     "lead_outcome" TEXT;

-- CreateIndex
CREATE INDEX "import_rows_lead_id_idx" ON "import_rows"("lead_id");

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE import_rows ADD CONSTRAINT import_rows_lead_outcome CHECK (lead_outcome IN ('created', 'completed', 'unchanged'));
