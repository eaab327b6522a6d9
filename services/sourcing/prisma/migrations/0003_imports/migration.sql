-- Files of receipts or suppliers, read line by line in the background. The file itself lies with the photos until it is done.
CREATE TABLE "import" (
  "id" UUID NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "format" TEXT NOT NULL,
  "encoding" TEXT,
  "file_name" TEXT,
  "sha256" TEXT NOT NULL,
  "bytes_total" BIGINT NOT NULL,
  "headings" JSONB NOT NULL,
  "status" TEXT NOT NULL,
  "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
  "bytes_done" BIGINT NOT NULL DEFAULT 0,
  "last_line" INTEGER NOT NULL DEFAULT 0,
  "accepted" INTEGER NOT NULL DEFAULT 0,
  "there_before" INTEGER NOT NULL DEFAULT 0,
  "refused" INTEGER NOT NULL DEFAULT 0,
  "trouble" TEXT,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  -- Which replica works on it, and until when the others leave it alone.
  "worker" UUID,
  "leased_until" TIMESTAMPTZ(3),
  CONSTRAINT "import_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "import_status" CHECK ("status" IN ('waiting', 'running', 'done', 'cancelled', 'failed'))
);
CREATE INDEX "import_of_organisation" ON "import" ("organisation_id", "asked_at", "id");
CREATE INDEX "import_to_do" ON "import" ("asked_at") WHERE "status" IN ('waiting', 'running');

-- When an organisation first sent a file: the ids of its lines are made of that, so that they are the same each time.
CREATE TABLE "import_file" (
  "organisation_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "first_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "import_file_pkey" PRIMARY KEY ("organisation_id", "kind", "sha256")
);

-- Which line became what: written in the statement that writes the lot or the supplier.
CREATE TABLE "import_line" (
  "thing_id" UUID NOT NULL,
  "import_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  CONSTRAINT "import_line_pkey" PRIMARY KEY ("thing_id")
);

-- What was left out, as it stood in the file. It may name people: it is kept for a month.
CREATE TABLE "import_bad_line" (
  "import_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "cells" JSONB NOT NULL,
  "code" TEXT NOT NULL,
  CONSTRAINT "import_bad_line_pkey" PRIMARY KEY ("import_id", "line")
);
