-- A supplier, lot, order, piece, catalogue item, sale or return. What different streams tell of it are different attributes.
CREATE TABLE "node" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "attrs" JSONB NOT NULL,
  CONSTRAINT "node_pkey" PRIMARY KEY ("id")
);
-- Search by serial number, and by the beginning of an id.
CREATE INDEX "node_serial" ON "node" ((lower("attrs" ->> 'serial')) text_pattern_ops) WHERE "attrs" ? 'serial';
CREATE INDEX "node_id_text" ON "node" (("id"::text) text_pattern_ops);

-- Metal, or a piece, that went from one node to another; `to_id` is null where metal is lost.
CREATE TABLE "edge" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "from_id" UUID NOT NULL,
  "to_id" UUID,
  "given_micrograms" BIGINT,
  "given_fine" BIGINT,
  "gross_micrograms" BIGINT,
  "fine" BIGINT,
  "detail" JSONB NOT NULL,
  "happened_at" TIMESTAMPTZ(3),
  CONSTRAINT "edge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "edge_forward" ON "edge" ("from_id", "to_id");
CREATE INDEX "edge_backward" ON "edge" ("to_id", "from_id");

-- How much of a lot is in a piece; written once, when the order closed. The parts of a piece add up to it.
CREATE TABLE "composition" (
  "piece_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  CONSTRAINT "composition_pkey" PRIMARY KEY ("piece_id", "lot_id")
);
CREATE INDEX "composition_of_lot" ON "composition" ("lot_id", "piece_id");

-- Every fact that was heard, once.
CREATE TABLE "fact" (
  "id" UUID NOT NULL,
  "type" TEXT NOT NULL,
  "stream_id" UUID NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "subjects" UUID[] NOT NULL,
  "data" JSONB NOT NULL,
  CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "fact_recent" ON "fact" ("recorded_at", "id");
CREATE INDEX "fact_subject" ON "fact" USING gin ("subjects");
