-- Suppliers: how to reach them and their papers (erasable, in no event), and how they are paid.
ALTER TABLE "supplier"
  ADD COLUMN "contact" JSONB,
  ADD COLUMN "papers" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "papers_until" DATE,
  ADD COLUMN "terms" JSONB;

-- What a private person's paper says: in no event, and gone when it is erased.
CREATE TABLE "personal_paper" (
  "paper_id" UUID NOT NULL,
  "supplier_id" UUID NOT NULL,
  "number" TEXT,
  "photos" JSONB NOT NULL,
  CONSTRAINT "personal_paper_pkey" PRIMARY KEY ("paper_id")
);
CREATE INDEX "personal_paper_of_supplier" ON "personal_paper" ("supplier_id");

-- Lots: of any material, wherever they lie, with all that is known of their fineness and of their origin.
ALTER TABLE "lot"
  ALTER COLUMN "supplier_id" DROP NOT NULL,
  ALTER COLUMN "receipt_id" DROP NOT NULL,
  ADD COLUMN "possessor_id" TEXT,
  ADD COLUMN "place" TEXT,
  ADD COLUMN "material" TEXT NOT NULL DEFAULT 'silver',
  ADD COLUMN "residue_class" TEXT,
  ADD COLUMN "pieces" INTEGER,
  ADD COLUMN "sampled_micrograms" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "declared_fineness" INTEGER,
  ADD COLUMN "computed_fineness" INTEGER,
  ADD COLUMN "assayed" JSONB,
  ADD COLUMN "claimed_micrograms" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "quarantine_reason" TEXT,
  ADD COLUMN "quarantine_note" TEXT,
  ADD COLUMN "fineness" INTEGER GENERATED ALWAYS AS (CASE WHEN "gross_micrograms" > 0 THEN ("fine" / "gross_micrograms")::int END) STORED,
  DROP CONSTRAINT "lot_status",
  ADD CONSTRAINT "lot_status" CHECK ("status" IN ('received', 'accepted', 'rejected', 'sent-back')),
  ADD CONSTRAINT "lot_pieces" CHECK ("pieces" >= 0),
  ADD CONSTRAINT "lot_claims_no_more_than_it_holds" CHECK ("claimed_micrograms" BETWEEN 0 AND "gross_micrograms");
UPDATE "lot" SET
  "possessor_id" = "organisation_id",
  "declared_fineness" = (SELECT "declared_fineness" FROM "receipt" WHERE "receipt"."lot_id" = "lot"."id"),
  "assayed" = (SELECT jsonb_build_object('method', "method", 'fineness', "measured_fineness", 'uncertainty', "uncertainty")
    FROM "assay" WHERE "assay"."lot_id" = "lot"."id"
    ORDER BY array_position(ARRAY['touchstone', 'xrf'], "method") DESC, "recorded_at" DESC LIMIT 1),
  "claimed_micrograms" = CASE WHEN "origin_class" <> 'unknown' AND "custody_model" IN ('identity-preserved', 'segregated')
    THEN "gross_micrograms" ELSE 0 END;
ALTER TABLE "lot" ALTER COLUMN "possessor_id" SET NOT NULL;
CREATE INDEX "lot_of_receipt" ON "lot" ("receipt_id");

-- A receipt has one row for each line.
ALTER TABLE "receipt"
  ADD COLUMN "line_number" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "material" TEXT NOT NULL DEFAULT 'silver',
  ADD COLUMN "pieces" INTEGER,
  ADD COLUMN "place" TEXT,
  ADD COLUMN "photos" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "payment_due_on" DATE,
  ADD COLUMN "supplier_version" INTEGER,
  DROP CONSTRAINT "receipt_pkey",
  ADD CONSTRAINT "receipt_pkey" PRIMARY KEY ("id", "line_number");
CREATE INDEX "receipt_of_supplier" ON "receipt" ("supplier_id", "id");

-- A receipt is decided on what is known of its supplier: papers, terms. Whoever knew an older state decides again.
CREATE FUNCTION "receipt_knows_its_supplier"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "supplier" WHERE "id" = NEW."supplier_id" AND "version" = NEW."supplier_version") THEN
    RAISE EXCEPTION 'the supplier changed' USING ERRCODE = 'FB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "receipt_knows_its_supplier" BEFORE INSERT ON "receipt"
  FOR EACH ROW EXECUTE FUNCTION "receipt_knows_its_supplier"();

ALTER TABLE "assay"
  ADD COLUMN "sample_micrograms" BIGINT,
  ADD COLUMN "sample_fine" BIGINT,
  ADD COLUMN "returned_micrograms" BIGINT,
  ADD COLUMN "returned_fine" BIGINT;

ALTER TABLE "hand_over"
  ADD COLUMN "organisation_id" TEXT,
  ADD COLUMN "material" TEXT NOT NULL DEFAULT 'silver',
  ADD COLUMN "pieces" INTEGER;
UPDATE "hand_over" SET "organisation_id" = (SELECT "organisation_id" FROM "lot" WHERE "lot"."id" = "hand_over"."lot_id");
ALTER TABLE "hand_over" ALTER COLUMN "organisation_id" SET NOT NULL;
CREATE INDEX "hand_over_of_organisation" ON "hand_over" ("organisation_id", "id");
CREATE INDEX "hand_over_of_order" ON "hand_over" ("order_id");

-- Which lot became part of which: splits, merges.
CREATE TABLE "lot_part" (
  "from_lot_id" UUID NOT NULL,
  "to_lot_id" UUID NOT NULL,
  "cause" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "pieces" INTEGER,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "lot_part_pkey" PRIMARY KEY ("from_lot_id", "to_lot_id")
);
CREATE INDEX "lot_part_of_target" ON "lot_part" ("to_lot_id");

-- Heard from production: orders, what they keep when they are over, and what workshops sent back.
ALTER TABLE "known_order"
  ADD COLUMN "design" TEXT,
  ADD COLUMN "status" TEXT NOT NULL DEFAULT 'open',
  ADD COLUMN "kept_micrograms" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "kept_fine" BIGINT NOT NULL DEFAULT 0;
CREATE INDEX "known_order_of_owner" ON "known_order" ("owner_id", "id");

CREATE TABLE "incoming_return" (
  "id" UUID NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "order_id" UUID NOT NULL,
  "workshop_id" TEXT NOT NULL,
  "class" TEXT NOT NULL,
  "material" TEXT NOT NULL,
  "lot_id" UUID,
  "residue_lot_id" UUID,
  "hand_over_id" UUID,
  "weighed_value" TEXT,
  "weighed_unit" TEXT,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "pieces" INTEGER,
  "half_width_micrograms" BIGINT NOT NULL,
  "reason" TEXT,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "incoming_return_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "incoming_return_of_organisation" ON "incoming_return" ("organisation_id", "id");
CREATE INDEX "incoming_return_of_order" ON "incoming_return" ("order_id");

-- Written once, beside the lot that a return became.
CREATE TABLE "taken_back" (
  "return_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "pieces" INTEGER,
  "scale_micrograms" BIGINT NOT NULL,
  "scale_fine" BIGINT NOT NULL,
  "dispute_micrograms" BIGINT NOT NULL,
  "dispute_fine" BIGINT NOT NULL,
  "excess_micrograms" BIGINT NOT NULL,
  "photos" JSONB NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "taken_back_pkey" PRIMARY KEY ("return_id")
);

-- State of the stream `threshold`: when stock of a material is low.
CREATE TABLE "threshold" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "material" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "pieces" INTEGER,
  CONSTRAINT "threshold_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "threshold_of_material" UNIQUE ("organisation_id", "material")
);
