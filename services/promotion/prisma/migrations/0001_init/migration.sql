-- A catalogue item of one piece: the state of the stream `item`.
CREATE TABLE "item" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "piece_id" UUID NOT NULL,
  "titles" JSONB NOT NULL,
  "descriptions" JSONB,
  "price_amount_minor" BIGINT NOT NULL,
  "price_currency" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  CONSTRAINT "item_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "item_status" CHECK ("status" IN ('draft', 'published')),
  CONSTRAINT "item_price" CHECK ("price_amount_minor" > 0)
);

-- One open item per piece: the index decides between two who begin at once.
CREATE UNIQUE INDEX "item_one_per_piece" ON "item" ("piece_id");
CREATE INDEX "item_of_organisation" ON "item" ("organisation_id", "status", "id");
CREATE INDEX "item_in_catalogue" ON "item" ("status", "channel", "id");

-- What was heard of a piece from production and sales. A row may begin with whichever fact arrives first.
CREATE TABLE "piece" (
  "id" UUID NOT NULL,
  "order_id" UUID,
  "owner_id" TEXT,
  "workshop_id" TEXT,
  "serial" TEXT,
  "design" TEXT,
  "gross_micrograms" BIGINT,
  "title" INTEGER,
  "finished" BOOLEAN NOT NULL DEFAULT false,
  "order_closed" BOOLEAN NOT NULL DEFAULT false,
  "availability" TEXT NOT NULL DEFAULT 'available',
  "sales_version" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "piece_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "piece_availability" CHECK ("availability" IN ('available', 'reserved', 'sold'))
);

CREATE INDEX "piece_by_readiness" ON "piece" ("finished", "order_closed", "id");
