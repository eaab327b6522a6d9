-- What an organisation told, the latest first: from it people choose what to correct.
CREATE INDEX "ledger_fact_organisation" ON "ledger_fact" ("organisation_id", "recorded_at" DESC, "fact_id" DESC);
