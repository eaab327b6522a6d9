-- The graph learns lots that come from lots, metal that comes back, batches, consignments and campaigns, and is cheaper to
-- write. Everything here comes from the log, so nothing is moved over: the log is read again.
DROP TABLE "node", "edge", "composition", "fact";

-- A supplier, lot, order, piece, item, sale … What different streams tell of it are different attributes.
CREATE TABLE "node" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "attrs" JSONB NOT NULL,
  CONSTRAINT "node_pkey" PRIMARY KEY ("id")
);

-- What a person types to find a node, in small letters without accents. Collation C: the key serves searches by beginning.
CREATE TABLE "term" (
  "term" TEXT COLLATE "C" NOT NULL,
  "node_id" UUID NOT NULL,
  CONSTRAINT "term_pkey" PRIMARY KEY ("term", "node_id")
);

-- Metal, or a piece, that went from one node to another; `to_id` is the nil UUID where metal is gone. `key` tells two
-- hand-overs between the same two apart, and is otherwise nil. The key serves the way back.
CREATE TABLE "edge" (
  "to_id" UUID NOT NULL,
  "from_id" UUID NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "key" UUID NOT NULL,
  "given_micrograms" BIGINT,
  "given_fine" BIGINT,
  "gross_micrograms" BIGINT,
  "fine" BIGINT,
  "detail" JSONB NOT NULL,
  "happened_at" TIMESTAMPTZ(3),
  CONSTRAINT "edge_pkey" PRIMARY KEY ("to_id", "from_id", "kind", "key")
);
CREATE INDEX "edge_forward" ON "edge" ("from_id", "to_id");

-- How much of a lot went directly into a piece, or into metal that came back, where a fact says so. The parts of a thing add up to it.
CREATE TABLE "composition" (
  "thing_id" UUID NOT NULL,
  "lot_id" UUID NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "fine" BIGINT NOT NULL,
  CONSTRAINT "composition_pkey" PRIMARY KEY ("thing_id", "lot_id")
);

-- Every fact that was heard, once. Ids are time-ordered (UUIDv7), so their index serves the latest facts too.
CREATE TABLE "fact" (
  "id" UUID NOT NULL,
  "type" TEXT NOT NULL,
  "stream_id" UUID NOT NULL,
  -- The node whose story this fact belongs to; further ones are in fact_about.
  "subject_id" UUID NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  -- json, not jsonb: it is shown as it was told, and never searched in.
  "data" JSON NOT NULL,
  CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "fact_subject" ON "fact" ("subject_id");

CREATE TABLE "fact_about" (
  "subject_id" UUID NOT NULL,
  "fact_id" UUID NOT NULL,
  CONSTRAINT "fact_about_pkey" PRIMARY KEY ("subject_id", "fact_id")
);

-- The same as the store's rebuild: read from the beginning, in a group that has read nothing yet.
DELETE FROM fibula.stream_progress WHERE consumer = 'traceability';
DELETE FROM fibula.parked WHERE consumer = 'traceability';
UPDATE fibula.progress SET next_offset = 0 WHERE consumer = 'traceability';
UPDATE fibula.consumer SET generation = generation + 1 WHERE name = 'traceability';
