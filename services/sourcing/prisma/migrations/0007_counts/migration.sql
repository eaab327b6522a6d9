-- Weighings of what lies in stock; written once, beside the stream `lot`.
CREATE TABLE "stock_count" (
  "id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "half_width_micrograms" BIGINT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "pieces" INTEGER,
  "difference_micrograms" BIGINT NOT NULL,
  "difference_fine" BIGINT NOT NULL,
  "difference_pieces" INTEGER NOT NULL,
  "note" TEXT,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "stock_count_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "stock_count_of_lot" ON "stock_count" ("lot_id", "id");
CREATE INDEX "stock_count_of_organisation" ON "stock_count" ("organisation_id", "id");

-- What assays found of a lot and its supplier has not accepted yet.
ALTER TABLE "lot" ADD COLUMN "unsettled_fine" BIGINT NOT NULL DEFAULT 0;
