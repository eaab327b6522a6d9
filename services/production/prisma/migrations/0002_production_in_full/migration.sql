-- State of the stream `design`.
CREATE TABLE "design" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "owner_id" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "names" JSONB NOT NULL,
  "technique" TEXT NOT NULL,
  "steps" JSONB,
  "materials" JSONB NOT NULL,
  "expected_micrograms" BIGINT,
  "photos" JSONB NOT NULL,
  CONSTRAINT "design_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "design_status" CHECK ("status" IN ('active', 'retired'))
);
CREATE INDEX "design_of_owner" ON "design" ("owner_id", "id");

-- Orders from before have no plan: their steps were named only.
ALTER TABLE "production_order"
  ADD COLUMN "design_id" UUID,
  ADD COLUMN "priority" TEXT NOT NULL DEFAULT 'normal',
  ADD COLUMN "notes" TEXT,
  ADD COLUMN "photos" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "materials" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "steps" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "plan" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "cancelled_because" TEXT,
  DROP CONSTRAINT "production_order_status";
ALTER TABLE "production_order" ADD CONSTRAINT "production_order_status" CHECK (
  CASE "status"
    WHEN 'open' THEN "closing" IS NULL AND "imbalance_cause" IS NULL AND "cancelled_because" IS NULL
    WHEN 'held-open' THEN "closing" IS NULL AND "imbalance_cause" IN ('surplus', 'missing') AND "cancelled_because" IS NULL
    WHEN 'closed' THEN "closing" IS NOT NULL AND "imbalance_cause" IS NULL AND "cancelled_because" IS NULL
    WHEN 'cancelled' THEN "closing" IS NULL AND "imbalance_cause" IS NULL AND "cancelled_because" IS NOT NULL
    ELSE false
  END
);
CREATE INDEX "production_order_due_of_owner" ON "production_order" ("owner_id", "due_on", "id");
CREATE INDEX "production_order_due_of_workshop" ON "production_order" ("workshop_id", "due_on", "id");

ALTER TABLE "incoming_hand_over"
  ADD COLUMN "material" TEXT NOT NULL DEFAULT 'silver',
  ADD COLUMN "pieces" INTEGER;
CREATE INDEX "incoming_hand_over_of_owner" ON "incoming_hand_over" ("owner_id", "id");

ALTER TABLE "order_input"
  ADD COLUMN "material" TEXT NOT NULL DEFAULT 'silver',
  ADD COLUMN "pieces" INTEGER;

ALTER TABLE "order_step"
  ADD COLUMN "step_index" INTEGER,
  ADD COLUMN "weigh_in_micrograms" BIGINT,
  ADD COLUMN "weigh_out_micrograms" BIGINT,
  ADD COLUMN "handed_on_to" TEXT;

ALTER TABLE "residue"
  ADD COLUMN "step_index" INTEGER,
  ADD COLUMN "piece_id" UUID;

-- A piece as it was finished, or split from a batch; what became of it stands in `piece_change`.
ALTER TABLE "piece"
  ADD COLUMN "workshop_id" TEXT,
  ADD COLUMN "quantity" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "net_micrograms" BIGINT,
  ADD COLUMN "stone_pieces" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "stone_micrograms" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "other_micrograms" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "photos" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "batch_id" UUID,
  ADD COLUMN "hallmark" TEXT,
  ADD COLUMN "fine" BIGINT;
UPDATE "piece" SET
  "net_micrograms" = "gross_micrograms",
  "workshop_id" = (SELECT o."workshop_id" FROM "production_order" o WHERE o."id" = "piece"."order_id");
ALTER TABLE "piece"
  ALTER COLUMN "workshop_id" SET NOT NULL,
  ALTER COLUMN "net_micrograms" SET NOT NULL;
-- A serial number names one piece of its workshop too.
CREATE UNIQUE INDEX "piece_serial_of_workshop" ON "piece" ("workshop_id", "serial");
CREATE INDEX "piece_of_workshop" ON "piece" ("workshop_id", "id");
CREATE INDEX "piece_of_owner" ON "piece" ("owner_id", "id");

-- What became of a piece, in the order in which it happened to its order. Columns that a kind does not change are null.
CREATE TABLE "piece_change" (
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "piece_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "quantity" INTEGER,
  "gross_micrograms" BIGINT,
  "net_micrograms" BIGINT,
  "stone_pieces" INTEGER,
  "stone_micrograms" BIGINT,
  "other_micrograms" BIGINT,
  "fine" BIGINT,
  "mark" TEXT,
  "marked_on" TEXT,
  "reason" TEXT,
  "residue_lot_id" UUID,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "piece_change_pkey" PRIMARY KEY ("order_id", "line"),
  CONSTRAINT "piece_change_kind" CHECK ("kind" IN ('split', 'marked', 'refused', 'scrapped', 'to-bench', 'from-bench'))
);
CREATE INDEX "piece_change_of_piece" ON "piece_change" ("piece_id", "line");

CREATE TABLE "order_return" (
  "id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "owner_id" TEXT NOT NULL,
  "workshop_id" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "material" TEXT NOT NULL,
  "lot_id" UUID,
  "residue_lot_id" UUID,
  "hand_over_id" UUID,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "foreign_micrograms" BIGINT NOT NULL,
  "pieces" INTEGER,
  "half_width_micrograms" BIGINT NOT NULL,
  "reason" TEXT,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "order_return_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_return_refuses" FOREIGN KEY ("hand_over_id") REFERENCES "incoming_hand_over" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "order_return_of_order" ON "order_return" ("order_id", "line");
CREATE INDEX "order_return_of_workshop" ON "order_return" ("workshop_id", "id");
CREATE INDEX "order_return_of_owner" ON "order_return" ("owner_id", "id");
-- A hand-over is refused once, and never both refused and accepted: its order's version sees to that.
CREATE UNIQUE INDEX "order_return_of_hand_over" ON "order_return" ("hand_over_id");

-- Heard from sourcing: the owner weighed in what came back. No foreign key: facts of two services come in any order.
CREATE TABLE "taken_back" (
  "id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "taken_back_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "order_loss" (
  "id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "what" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "pieces" INTEGER,
  "reason" TEXT NOT NULL,
  "step_index" INTEGER,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "order_loss_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "order_loss_of_order" ON "order_loss" ("order_id", "line");
