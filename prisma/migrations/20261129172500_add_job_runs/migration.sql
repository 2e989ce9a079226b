-- CreateTable
CREATE TABLE "job_runs" (
    "name" TEXT NOT NULL,
    "turn_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("name")
);
