-- State of the stream `supplier`. The name of a private person can be erased; it is in no event.
CREATE TABLE "supplier" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT,
  CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "supplier_of_organisation" ON "supplier" ("organisation_id", "id");

-- State of the stream `lot`: what is in stock of one delivery, and what is known of its fineness.
CREATE TABLE "lot" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "supplier_id" UUID NOT NULL,
  "receipt_id" UUID NOT NULL,
  "status" TEXT NOT NULL,
  "origin_class" TEXT NOT NULL,
  "custody_model" TEXT NOT NULL,
  "received_micrograms" BIGINT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "basis" TEXT NOT NULL,
  "held" BOOLEAN NOT NULL,
  CONSTRAINT "lot_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "lot_status" CHECK ("status" IN ('received', 'accepted', 'rejected')),
  CONSTRAINT "lot_holds_no_less_than_nothing" CHECK ("gross_micrograms" >= 0 AND "fine" >= 0 AND "fine" <= "gross_micrograms" * 10000)
);
CREATE INDEX "lot_of_organisation" ON "lot" ("organisation_id", "id");

-- Rows below are written once, beside the stream `lot`, and never changed.
CREATE TABLE "receipt" (
  "id" UUID NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "lot_id" UUID NOT NULL,
  "supplier_id" UUID NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "tare_value" TEXT NOT NULL,
  "tare_unit" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "declared_fineness" INTEGER NOT NULL,
  "fine" BIGINT NOT NULL,
  "price_amount_minor" BIGINT NOT NULL,
  "price_currency" TEXT NOT NULL,
  "papers" JSONB NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "receipt_of_organisation" ON "receipt" ("organisation_id", "id");

CREATE TABLE "assay" (
  "id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "method" TEXT NOT NULL,
  "measured_fineness" INTEGER NOT NULL,
  "uncertainty" INTEGER NOT NULL,
  "effect" TEXT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "assay_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "assay_of_lot" ON "assay" ("lot_id", "id");

CREATE TABLE "hand_over" (
  "id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "receiver_id" TEXT NOT NULL,
  "weighed_value" TEXT,
  "weighed_unit" TEXT,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "half_width_micrograms" BIGINT NOT NULL,
  "last" BOOLEAN NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "hand_over_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "hand_over_of_lot" ON "hand_over" ("lot_id", "id");

-- Heard from production: the orders to which metal may be handed over.
CREATE TABLE "known_order" (
  "id" UUID NOT NULL,
  "owner_id" TEXT NOT NULL,
  "workshop_id" TEXT NOT NULL,
  CONSTRAINT "known_order_pkey" PRIMARY KEY ("id")
);
