-- State of the stream `order`; what went in and came out stands in the tables below.
CREATE TABLE "production_order" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "owner_id" TEXT NOT NULL,
  "workshop_id" TEXT NOT NULL,
  "design" TEXT NOT NULL,
  "technique" TEXT NOT NULL,
  "quantity" INTEGER NOT NULL,
  "due_on" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "imbalance_cause" TEXT,
  "imbalance_micrograms" BIGINT,
  "imbalance_fine" BIGINT,
  "closing" JSONB,
  CONSTRAINT "production_order_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "production_order_status" CHECK (
    CASE "status"
      WHEN 'open' THEN "closing" IS NULL AND "imbalance_cause" IS NULL
      WHEN 'held-open' THEN "closing" IS NULL AND "imbalance_cause" IN ('surplus', 'missing')
      WHEN 'closed' THEN "closing" IS NOT NULL AND "imbalance_cause" IS NULL
      ELSE false
    END
  )
);
CREATE INDEX "production_order_of_owner" ON "production_order" ("owner_id", "id");
CREATE INDEX "production_order_of_workshop" ON "production_order" ("workshop_id", "id");

-- Heard from sourcing: metal that was weighed out for an order and waits for the receiver's weighing.
CREATE TABLE "incoming_hand_over" (
  "id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "owner_id" TEXT NOT NULL,
  "workshop_id" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "half_width_micrograms" BIGINT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "incoming_hand_over_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "incoming_hand_over_of_workshop" ON "incoming_hand_over" ("workshop_id", "id");

-- Rows below are written once, beside the stream `order`, and never changed.
CREATE TABLE "order_input" (
  "id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "lot_id" UUID NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "scale_micrograms" BIGINT NOT NULL,
  "scale_fine" BIGINT NOT NULL,
  "dispute_micrograms" BIGINT NOT NULL,
  "dispute_fine" BIGINT NOT NULL,
  "excess_micrograms" BIGINT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "order_input_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_input_of_hand_over" FOREIGN KEY ("id") REFERENCES "incoming_hand_over" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "order_input_of_order" ON "order_input" ("order_id", "line");

CREATE TABLE "order_step" (
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "step" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "reason" TEXT,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "order_step_pkey" PRIMARY KEY ("order_id", "line")
);

CREATE TABLE "residue" (
  "id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "class" TEXT NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "residue_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "residue_of_order" ON "residue" ("order_id", "line");

CREATE TABLE "piece" (
  "id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "owner_id" TEXT NOT NULL,
  "serial" TEXT NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "title" INTEGER NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);
-- A serial number names one piece of its owner.
CREATE UNIQUE INDEX "piece_serial_of_owner" ON "piece" ("owner_id", "serial");
CREATE INDEX "piece_of_order" ON "piece" ("order_id", "line");
