-- One piece as the shops share it: the state of the stream `piece`. Its version lets one writer through at a time.
CREATE TABLE "offer" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "item_id" UUID,
  "shop_id" TEXT,
  "reservation_id" UUID,
  "expires_at" TIMESTAMPTZ(3),
  "sale_id" UUID,
  "price_amount_minor" BIGINT,
  "price_currency" TEXT,
  CONSTRAINT "offer_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "offer_status" CHECK (
    CASE "status"
      WHEN 'available' THEN num_nonnulls("item_id", "shop_id", "reservation_id", "expires_at", "sale_id", "price_amount_minor", "price_currency") = 0
      WHEN 'reserved' THEN num_nulls("item_id", "shop_id", "reservation_id", "expires_at") = 0 AND "sale_id" IS NULL
      WHEN 'sold' THEN num_nulls("item_id", "shop_id", "sale_id", "price_amount_minor", "price_currency") = 0 AND "reservation_id" IS NULL
      ELSE false
    END
  )
);

CREATE INDEX "offer_to_expire" ON "offer" ("status", "expires_at");

-- Rows below are written once, beside the stream, and never changed.
CREATE TABLE "reservation" (
  "id" UUID NOT NULL,
  "piece_id" UUID NOT NULL,
  "item_id" UUID NOT NULL,
  "shop_id" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "reservation_of_shop" ON "reservation" ("shop_id", "id");

CREATE TABLE "reservation_end" (
  "reservation_id" UUID NOT NULL,
  "cause" TEXT NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "reservation_end_pkey" PRIMARY KEY ("reservation_id"),
  CONSTRAINT "reservation_end_cause" CHECK ("cause" IN ('expired', 'cancelled', 'sold')),
  CONSTRAINT "reservation_end_of_reservation" FOREIGN KEY ("reservation_id") REFERENCES "reservation" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE "sale" (
  "id" UUID NOT NULL,
  "piece_id" UUID NOT NULL,
  "item_id" UUID NOT NULL,
  "shop_id" TEXT NOT NULL,
  "reservation_id" UUID,
  "price_amount_minor" BIGINT NOT NULL,
  "price_currency" TEXT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sale_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "sale_of_shop" ON "sale" ("shop_id", "id");

CREATE TABLE "sale_return" (
  "id" UUID NOT NULL,
  "sale_id" UUID NOT NULL,
  "weighed_value" TEXT NOT NULL,
  "weighed_unit" TEXT NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "reason" TEXT,
  "refund_amount_minor" BIGINT NOT NULL,
  "refund_currency" TEXT NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sale_return_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sale_return_of_sale" FOREIGN KEY ("sale_id") REFERENCES "sale" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- A sale is returned at most once.
CREATE UNIQUE INDEX "sale_returned_once" ON "sale_return" ("sale_id");

-- What promotion published. Keyed by item; the piece has the listing that is published.
CREATE TABLE "listing" (
  "id" UUID NOT NULL,
  "piece_id" UUID NOT NULL,
  "published" BOOLEAN NOT NULL,
  "item_version" INTEGER NOT NULL,
  "titles" JSONB,
  "price_amount_minor" BIGINT,
  "price_currency" TEXT,
  "channel" TEXT,
  CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "listing_of_piece" ON "listing" ("piece_id");
CREATE INDEX "listing_published" ON "listing" ("published", "piece_id");
