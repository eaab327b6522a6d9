-- What a line says, whichever file says it: a line that was recorded is known again in a corrected file.
ALTER TABLE "import_line" ADD COLUMN "identity" TEXT;
UPDATE "import_line" SET "identity" = 'line ' || "thing_id";
ALTER TABLE "import_line" ALTER COLUMN "identity" SET NOT NULL;
CREATE UNIQUE INDEX "import_line_identity" ON "import_line" ("identity");

-- Lines that another file had recorded; they are listed beside the bad ones.
ALTER TABLE "import" ADD COLUMN "in_other_files" INTEGER NOT NULL DEFAULT 0;
