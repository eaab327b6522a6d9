-- The id of a receipt was kept as a word among words: itself, and again from each of its dashes on. It is an id, and found
-- like every other id: by its beginning.
CREATE TABLE "paper" (
  "id" UUID NOT NULL,
  "node_id" UUID NOT NULL,
  CONSTRAINT "paper_pkey" PRIMARY KEY ("id", "node_id")
);
INSERT INTO "paper" ("id", "node_id") SELECT ("attrs" ->> 'receiptId')::uuid, "id" FROM "node" WHERE "attrs" ? 'receiptId';
DELETE FROM "term" t USING "paper" p WHERE t."node_id" = p."node_id" AND right(p."id"::text, length(t."term")) = t."term"
  AND (length(t."term") = 36 OR left(right(p."id"::text, length(t."term") + 1), 1) = '-');
