-- Who waits for a kept piece, in order, and in which shop it lies on consignment.
ALTER TABLE "offer"
  ADD COLUMN "queue" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "consignment_id" UUID,
  ADD COLUMN "consigned_from" TEXT,
  ADD COLUMN "consigned_to" TEXT,
  ADD CONSTRAINT "offer_queue" CHECK (jsonb_typeof("queue") = 'array' AND ("status" = 'reserved' OR jsonb_array_length("queue") = 0)),
  ADD CONSTRAINT "offer_consigned" CHECK (num_nonnulls("consignment_id", "consigned_from", "consigned_to") IN (0, 3));
CREATE INDEX "offer_consigned_to" ON "offer" ("consigned_to", "id") WHERE "consigned_to" IS NOT NULL;

-- A reservation that waits has no end yet; when it is its turn, it gets one.
ALTER TABLE "reservation" ALTER COLUMN "expires_at" DROP NOT NULL;
ALTER TABLE "reservation" ADD COLUMN "minutes" INTEGER;
CREATE TABLE "reservation_turn" (
  "reservation_id" UUID NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "reservation_turn_pkey" PRIMARY KEY ("reservation_id"),
  CONSTRAINT "reservation_turn_of_reservation" FOREIGN KEY ("reservation_id") REFERENCES "reservation" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

ALTER TABLE "sale"
  ADD COLUMN "price_from" TEXT NOT NULL DEFAULT 'item',
  ADD COLUMN "campaign_id" UUID,
  ADD COLUMN "price_list_id" UUID,
  ADD COLUMN "exchange_of_sale_id" UUID,
  ADD COLUMN "consignment_id" UUID,
  ADD COLUMN "till_day" DATE,
  ADD COLUMN "receipt_year" INTEGER,
  ADD COLUMN "receipt_number" INTEGER;
-- What was sold before belongs to its day, was paid in full, and gets its number in the order in which it was recorded.
UPDATE "sale" s SET
  "till_day" = n."day",
  "receipt_year" = EXTRACT(YEAR FROM n."day"),
  "receipt_number" = n."number"
FROM (
  SELECT "id", ("happened_at" AT TIME ZONE 'Africa/Casablanca')::date AS "day",
    row_number() OVER (
      PARTITION BY "shop_id", EXTRACT(YEAR FROM ("happened_at" AT TIME ZONE 'Africa/Casablanca'))
      ORDER BY "recorded_at", "id"
    ) AS "number"
  FROM "sale"
) n WHERE n."id" = s."id";
ALTER TABLE "sale"
  ALTER COLUMN "till_day" SET NOT NULL,
  ALTER COLUMN "receipt_year" SET NOT NULL,
  ALTER COLUMN "receipt_number" SET NOT NULL,
  ADD CONSTRAINT "sale_price_from" CHECK (
    CASE "price_from"
      WHEN 'campaign' THEN "campaign_id" IS NOT NULL AND "price_list_id" IS NULL
      WHEN 'price-list' THEN "campaign_id" IS NULL AND "price_list_id" IS NOT NULL
      WHEN 'item' THEN "campaign_id" IS NULL AND "price_list_id" IS NULL
      ELSE false
    END
  );
-- Two sales of a shop never have one number: who comes second takes the next.
CREATE UNIQUE INDEX "sale_receipt_number" ON "sale" ("shop_id", "receipt_year", "receipt_number");
CREATE INDEX "sale_of_day" ON "sale" ("shop_id", "till_day");
CREATE INDEX "sale_of_piece" ON "sale" ("piece_id");

ALTER TABLE "sale_return" ADD COLUMN "exchange_sale_id" UUID, ADD COLUMN "till_day" DATE;
UPDATE "sale_return" SET "till_day" = ("happened_at" AT TIME ZONE 'Africa/Casablanca')::date;
ALTER TABLE "sale_return" ALTER COLUMN "till_day" SET NOT NULL;

-- Money that came in with a sale or went out with a return. Written once.
CREATE TABLE "payment" (
  "id" UUID NOT NULL,
  "shop_id" TEXT NOT NULL,
  "sale_id" UUID NOT NULL,
  "return_id" UUID,
  "line" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "amount_minor" BIGINT NOT NULL,
  "currency" TEXT NOT NULL,
  "given_minor" BIGINT,
  "till_day" DATE NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "payment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "payment_of_sale" FOREIGN KEY ("sale_id") REFERENCES "sale" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "payment_of_return" FOREIGN KEY ("return_id") REFERENCES "sale_return" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "payment_kind" CHECK ("kind" IN ('cash', 'card', 'transfer', 'credit')),
  CONSTRAINT "payment_amount" CHECK ("amount_minor" > 0 AND ("given_minor" IS NULL OR ("kind" = 'cash' AND "given_minor" >= "amount_minor")))
);
CREATE INDEX "payment_of_day" ON "payment" ("shop_id", "till_day");
CREATE INDEX "payment_by_sale" ON "payment" ("sale_id");
INSERT INTO "payment" ("id", "shop_id", "sale_id", "return_id", "line", "kind", "amount_minor", "currency", "given_minor", "till_day", "recorded_at")
SELECT gen_random_uuid(), "shop_id", "id", NULL, 1, 'cash', "price_amount_minor", "price_currency", NULL, "till_day", "recorded_at"
FROM "sale" WHERE "price_amount_minor" > 0;
INSERT INTO "payment" ("id", "shop_id", "sale_id", "return_id", "line", "kind", "amount_minor", "currency", "given_minor", "till_day", "recorded_at")
SELECT gen_random_uuid(), s."shop_id", s."id", r."id", 1, 'cash', r."refund_amount_minor", r."refund_currency", NULL, r."till_day", r."recorded_at"
FROM "sale_return" r JOIN "sale" s ON s."id" = r."sale_id" WHERE r."refund_amount_minor" > 0;

-- The till of a shop: the state of the stream `till`.
CREATE TABLE "till" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "shop_id" TEXT NOT NULL,
  "last_closed_on" DATE NOT NULL,
  -- What the closing says was taken less refunded, all kinds and currencies, as the closing itself counted it.
  "last_totals" JSONB NOT NULL,
  CONSTRAINT "till_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "till_of_shop" ON "till" ("shop_id");

CREATE TABLE "day_closing" (
  "id" UUID NOT NULL,
  "shop_id" TEXT NOT NULL,
  "closed_on" DATE NOT NULL,
  "totals" JSONB NOT NULL,
  "cash" JSONB NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "day_closing_pkey" PRIMARY KEY ("id")
);
-- A day is closed once.
CREATE UNIQUE INDEX "day_closing_once" ON "day_closing" ("shop_id", "closed_on");

-- No money may reach a day that is closed, and no closing may miss money that is on its way. Whoever writes a payment holds
-- the shop's till shared until their transaction ends; a closing takes it alone, waits for them, and counts again. Whoever
-- finds that what they decided on is no longer so, decides again (FB001 is how the store knows).
CREATE FUNCTION "payment_into_open_day"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('till ' || NEW.shop_id, 0));
  IF EXISTS (SELECT 1 FROM till WHERE shop_id = NEW.shop_id AND last_closed_on >= NEW.till_day) THEN
    RAISE EXCEPTION 'the day % is closed', NEW.till_day USING ERRCODE = 'FB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_into_open_day" BEFORE INSERT ON "payment" FOR EACH ROW EXECUTE FUNCTION "payment_into_open_day"();

CREATE FUNCTION "till_totals"(shop TEXT, after_day DATE, to_day DATE)
RETURNS TABLE ("kind" TEXT, "currency" TEXT, "taken" BIGINT, "refunded" BIGINT) LANGUAGE sql STABLE AS $$
  SELECT p.kind, p.currency,
    coalesce(sum(p.amount_minor) FILTER (WHERE p.return_id IS NULL), 0)::bigint,
    coalesce(sum(p.amount_minor) FILTER (WHERE p.return_id IS NOT NULL), 0)::bigint
  FROM payment p
  WHERE p.shop_id = shop AND p.till_day <= to_day AND (after_day IS NULL OR p.till_day > after_day)
  GROUP BY p.kind, p.currency ORDER BY p.kind, p.currency
$$;

CREATE FUNCTION "till_counts_everything"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since DATE := CASE WHEN TG_OP = 'UPDATE' THEN OLD.last_closed_on END;
  found JSONB;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('till ' || NEW.shop_id, 0));
  SELECT coalesce(jsonb_agg(jsonb_build_array(t.kind, t.currency, t.taken, t.refunded) ORDER BY t.kind, t.currency), '[]')
    INTO found FROM till_totals(NEW.shop_id, since, NEW.last_closed_on) t;
  IF found <> NEW.last_totals THEN
    RAISE EXCEPTION 'money came in while the till was closed' USING ERRCODE = 'FB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "till_counts_everything" BEFORE INSERT OR UPDATE ON "till" FOR EACH ROW EXECUTE FUNCTION "till_counts_everything"();

-- What a shop sells pieces for in a period: the state of the stream `price-list`. `prices`: by piece.
CREATE TABLE "price_list" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "shop_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "valid_from" DATE NOT NULL,
  "valid_until" DATE,
  "prices" JSONB NOT NULL,
  "withdrawn" BOOLEAN NOT NULL,
  CONSTRAINT "price_list_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "price_list_validity" CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from")
);
CREATE INDEX "price_list_of_shop" ON "price_list" ("shop_id", "id");

-- Pieces that lie in a shop for their owner; an end is written beside it.
CREATE TABLE "consignment" (
  "id" UUID NOT NULL,
  "piece_id" UUID NOT NULL,
  "from_organisation_id" TEXT NOT NULL,
  "shop_id" TEXT NOT NULL,
  "began_on" DATE NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "consignment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "consignment_of_shop" ON "consignment" ("shop_id", "id");
CREATE INDEX "consignment_of_owner" ON "consignment" ("from_organisation_id", "id");
CREATE TABLE "consignment_end" (
  "consignment_id" UUID NOT NULL,
  "ended_on" DATE NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "consignment_end_pkey" PRIMARY KEY ("consignment_id"),
  CONSTRAINT "consignment_end_of_consignment" FOREIGN KEY ("consignment_id") REFERENCES "consignment" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- Who bought, where the law asks or an invoice was wanted. The only place where it is; erased by writing `buyer_erasure`.
CREATE TABLE "buyer" (
  "sale_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "address" TEXT,
  "document" TEXT,
  "tax_number" TEXT,
  "wants_invoice" BOOLEAN NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "buyer_pkey" PRIMARY KEY ("sale_id"),
  CONSTRAINT "buyer_of_sale" FOREIGN KEY ("sale_id") REFERENCES "sale" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE TABLE "buyer_erasure" (
  "sale_id" UUID NOT NULL,
  "person_id" TEXT NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "buyer_erasure_pkey" PRIMARY KEY ("sale_id"),
  CONSTRAINT "buyer_erasure_of_sale" FOREIGN KEY ("sale_id") REFERENCES "sale" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE FUNCTION "erase_buyer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM buyer WHERE sale_id = NEW.sale_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "erase_buyer" AFTER INSERT ON "buyer_erasure" FOR EACH ROW EXECUTE FUNCTION "erase_buyer"();

-- From which price on a country wants to know who bought. Data: change it where the law changes.
CREATE TABLE "buyer_rule" (
  "country" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "from_minor" BIGINT NOT NULL,
  "valid_from" DATE NOT NULL,
  "source" TEXT NOT NULL,
  CONSTRAINT "buyer_rule_pkey" PRIMARY KEY ("country", "currency", "valid_from")
);
INSERT INTO "buyer_rule" VALUES
  ('MA', 'MAD', 15000000, '2021-06-08', 'Law 43-05 as amended by 12-18: dealers in precious metals identify buyers from 150 000 dirhams; to be confirmed by the shop''s accountant');

-- How a shop introduces itself on a receipt; each change is a row, the latest counts.
CREATE TABLE "shop_profile" (
  "id" UUID NOT NULL,
  "shop_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "address" TEXT,
  "phone" TEXT,
  "tax_number" TEXT,
  "country" TEXT NOT NULL,
  "return_days" INTEGER NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "shop_profile_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "shop_profile_latest" ON "shop_profile" ("shop_id", "recorded_at");

-- What production and promotion tell.
CREATE TABLE "piece" (
  "id" UUID NOT NULL,
  "order_version" INTEGER NOT NULL,
  "owner_id" TEXT NOT NULL,
  "workshop_id" TEXT NOT NULL,
  "serial" TEXT NOT NULL,
  "design" TEXT NOT NULL,
  "title" INTEGER NOT NULL,
  "gross_micrograms" BIGINT NOT NULL,
  "net_micrograms" BIGINT NOT NULL,
  "mark" TEXT,
  CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "piece_serial" ON "piece" ("serial");
CREATE TABLE "campaign" (
  "id" UUID NOT NULL,
  "campaign_version" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "names" JSONB NOT NULL,
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "cancelled" BOOLEAN NOT NULL,
  CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "campaign_item" (
  "campaign_id" UUID NOT NULL,
  "item_id" UUID NOT NULL,
  "campaign_version" INTEGER NOT NULL,
  "piece_id" UUID NOT NULL,
  "price_amount_minor" BIGINT,
  "price_currency" TEXT,
  "removed" BOOLEAN NOT NULL,
  CONSTRAINT "campaign_item_pkey" PRIMARY KEY ("campaign_id", "item_id")
);
CREATE INDEX "campaign_item_of_piece" ON "campaign_item" ("piece_id");
ALTER TABLE "listing" ADD COLUMN "organisation_id" TEXT, ADD COLUMN "photo_id" TEXT;
