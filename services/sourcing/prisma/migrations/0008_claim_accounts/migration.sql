-- State of the stream `claim-account`: what a site may still claim in a period, under a mass balance. Never below nothing.
CREATE TABLE "claim_account" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "site_id" TEXT NOT NULL,
  "material" TEXT NOT NULL,
  "origin_class" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "gross_micrograms" NUMERIC(30) NOT NULL,
  "fine" NUMERIC(40) NOT NULL,
  CONSTRAINT "claim_account_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "claim_account_of" UNIQUE ("organisation_id", "site_id", "material", "origin_class", "period"),
  CONSTRAINT "claim_account_not_negative" CHECK ("gross_micrograms" >= 0 AND "fine" >= 0)
);

-- Written once beside it: what came in with a claim, and what was claimed.
CREATE TABLE "claim_booking" (
  "account_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "lot_id" UUID NOT NULL,
  "cause" TEXT NOT NULL,
  "gross_micrograms" NUMERIC(30) NOT NULL,
  "fine" NUMERIC(40) NOT NULL,
  "balance_micrograms" NUMERIC(30) NOT NULL,
  "balance_fine" NUMERIC(40) NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "claim_booking_pkey" PRIMARY KEY ("account_id", "line")
);
CREATE INDEX "claim_booking_of_lot" ON "claim_booking" ("lot_id");
