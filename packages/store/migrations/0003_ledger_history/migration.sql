-- One row as soon as the movements of all that was recorded before there was a ledger are posted too; `position` is the last
-- of those events. A database that begins with the ledger has nothing to catch up with.
CREATE TABLE fibula.ledger_history (
  position  bigint NOT NULL,
  posted_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO fibula.ledger_history (position) SELECT 0 WHERE NOT EXISTS (SELECT FROM fibula.event);
