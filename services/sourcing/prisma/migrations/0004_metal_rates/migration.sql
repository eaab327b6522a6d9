-- What a cooperative reckons fine metal at, from a day on: the state of the stream `metal-rate`.
CREATE TABLE "metal_rate" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "element" TEXT NOT NULL,
  "valid_from" DATE NOT NULL,
  "amount_minor" BIGINT NOT NULL,
  "currency" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  CONSTRAINT "metal_rate_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "metal_rate_is_something" CHECK ("amount_minor" > 0)
);
CREATE UNIQUE INDEX "metal_rate_of_day" ON "metal_rate" ("organisation_id", "element", "valid_from");
