-- The loss that a cooperative allows to a technique, from a day on: the state of the stream `allowance`.
CREATE TABLE "allowance" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "owner_id" TEXT NOT NULL,
  "technique" TEXT NOT NULL,
  "valid_from" TEXT NOT NULL,
  "rate" INTEGER NOT NULL,
  "includes_recoverable" BOOLEAN NOT NULL,
  "source" TEXT NOT NULL,
  CONSTRAINT "allowance_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "allowance_rate" CHECK ("rate" BETWEEN 0 AND 10000)
);
CREATE UNIQUE INDEX "allowance_of_day" ON "allowance" ("owner_id", "technique", "valid_from");

-- Who signed how the imbalance of an order is settled; part of its state.
ALTER TABLE "production_order" ADD COLUMN "signatures" JSONB NOT NULL DEFAULT '[]';
