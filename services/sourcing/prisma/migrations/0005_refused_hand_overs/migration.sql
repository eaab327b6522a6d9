-- Which hand-over a workshop refused.
CREATE INDEX "incoming_return_of_hand_over" ON "incoming_return" ("hand_over_id") WHERE "hand_over_id" IS NOT NULL;
