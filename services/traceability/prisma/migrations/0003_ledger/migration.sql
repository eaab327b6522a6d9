-- The ledger, joined across organisations from events alone. It is written by the consumer `traceability-ledger`, one batch at
-- a time, and by corrections, which are decided here.

-- What was weighed, measured or decided, as the ledger reads it, each at its place in the order of recording.
CREATE TABLE "ledger_fact" (
  "fact_id" TEXT COLLATE "C" NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "type" TEXT COLLATE "C" NOT NULL,
  "stream_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "organisation_id" TEXT COLLATE "C" NOT NULL,
  -- Facts that touch the same lots, orders and pieces: what has to be derived again together.
  "component" UUID NOT NULL,
  -- The fact itself; masses, and content as decimal strings. json: it is read whole, and never searched in.
  "fact" JSON NOT NULL,
  -- Why it is kept but not posted; null: it is posted.
  "problem" JSON,
  CONSTRAINT "ledger_fact_pkey" PRIMARY KEY ("fact_id")
);
CREATE INDEX "ledger_fact_component" ON "ledger_fact" ("component");
CREATE INDEX "ledger_fact_stream" ON "ledger_fact" ("stream_id");
CREATE INDEX "ledger_fact_unreconciled" ON "ledger_fact" ("recorded_at") WHERE "problem" IS NOT NULL;

-- Which component a lot, order, piece or hand-over belongs to.
CREATE TABLE "ledger_node" (
  "node" TEXT COLLATE "C" NOT NULL,
  "component" UUID NOT NULL,
  CONSTRAINT "ledger_node_pkey" PRIMARY KEY ("node")
);
CREATE INDEX "ledger_node_component" ON "ledger_node" ("component");

-- One line of a movement: it belongs to a fact, and another fact may have caused it, such as a correction. Gross in micrograms,
-- content in units of 0.1 ng per element, all signed.
CREATE TABLE "ledger_entry" (
  "movement" BIGINT NOT NULL,
  "line" SMALLINT NOT NULL CHECK ("line" > 0),
  "fact_id" TEXT COLLATE "C" NOT NULL,
  "cause_id" TEXT COLLATE "C" NOT NULL,
  "owner" TEXT COLLATE "C" NOT NULL,
  "possessor" TEXT COLLATE "C" NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "account_id" TEXT COLLATE "C" NOT NULL,
  "book" TEXT COLLATE "C" NOT NULL CHECK ("book" IN ('metal', 'stones', 'components')),
  "gross" BIGINT NOT NULL,
  "ag" BIGINT NOT NULL,
  "au" BIGINT NOT NULL,
  "pt" BIGINT NOT NULL,
  "pd" BIGINT NOT NULL,
  "pieces" BIGINT NOT NULL,
  -- Those of the fact: an entry counts from when its fact was recorded, whenever it was posted.
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "happened_at" TIMESTAMPTZ(3) NOT NULL,
  "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("movement", "line")
);
CREATE INDEX "ledger_entry_fact" ON "ledger_entry" ("fact_id");
CREATE INDEX "ledger_entry_account" ON "ledger_entry" ("account_id", "kind", "recorded_at");
CREATE INDEX "ledger_entry_owner" ON "ledger_entry" ("owner", "recorded_at");
CREATE INDEX "ledger_entry_possessor" ON "ledger_entry" ("possessor", "recorded_at") WHERE "possessor" <> "owner";

-- What is in each account: the sum of its entries, which only they change.
CREATE TABLE "ledger_balance" (
  "account_id" TEXT COLLATE "C" NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "owner" TEXT COLLATE "C" NOT NULL,
  "possessor" TEXT COLLATE "C" NOT NULL,
  "book" TEXT COLLATE "C" NOT NULL,
  "gross" BIGINT NOT NULL,
  "ag" BIGINT NOT NULL,
  "au" BIGINT NOT NULL,
  "pt" BIGINT NOT NULL,
  "pd" BIGINT NOT NULL,
  "pieces" BIGINT NOT NULL,
  CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("account_id", "kind", "owner", "possessor", "book")
) WITH (fillfactor = 80);
CREATE INDEX "ledger_balance_owner" ON "ledger_balance" ("owner", "kind");
CREATE INDEX "ledger_balance_possessor" ON "ledger_balance" ("possessor", "kind");

-- Weighings into and out of steps, and the residues that they left: what a drift of losses is seen by.
CREATE TABLE "ledger_step" (
  "fact_id" TEXT COLLATE "C" NOT NULL,
  "order_id" UUID NOT NULL,
  "step_index" INTEGER NOT NULL,
  -- Null of a residue, which knows the step by its place alone.
  "step" TEXT,
  "what" TEXT NOT NULL CHECK ("what" IN ('in', 'out', 'residue')),
  "gross" BIGINT NOT NULL,
  "workshop_id" TEXT COLLATE "C" NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ledger_step_pkey" PRIMARY KEY ("fact_id")
);
CREATE INDEX "ledger_step_of_order" ON "ledger_step" ("order_id", "step_index");
CREATE INDEX "ledger_step_of_workshop" ON "ledger_step" ("workshop_id", "recorded_at");

-- Entries are appended, and nothing else. Only a rebuild, which reads the whole log again, empties them; it has to say so.
CREATE FUNCTION "ledger_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' AND current_setting('fibula.rebuilding', true) = 'ledger' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% of % is refused: entries are kept for ever, a correction is a further movement', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'FB002';
END $$;
CREATE TRIGGER "ledger_entry_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();

CREATE FUNCTION "ledger_keep_balance"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh GROUP BY movement HAVING max(line) <> count(*)) THEN
    RAISE EXCEPTION 'a movement is written whole, its lines counted from 1' USING ERRCODE = 'FB003';
  END IF;
  INSERT INTO ledger_balance AS b (account_id, kind, owner, possessor, book, gross, ag, au, pt, pd, pieces)
  SELECT account_id, kind, owner, possessor, book, sum(gross), sum(ag), sum(au), sum(pt), sum(pd), sum(pieces)
  FROM fresh GROUP BY account_id, kind, owner, possessor, book
  ORDER BY account_id, kind, owner, possessor, book
  ON CONFLICT (account_id, kind, owner, possessor, book) DO UPDATE SET
    gross = b.gross + excluded.gross, ag = b.ag + excluded.ag, au = b.au + excluded.au, pt = b.pt + excluded.pt,
    pd = b.pd + excluded.pd, pieces = b.pieces + excluded.pieces;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_entry_makes_balance" AFTER INSERT ON "ledger_entry" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_keep_balance"();
CREATE TRIGGER "ledger_balance_follows_entries" BEFORE INSERT OR UPDATE OR DELETE ON "ledger_balance"
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_balance_is_never_emptied" BEFORE TRUNCATE ON "ledger_balance"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();

-- Every movement sums to nothing: in each book in gross and in pieces, and in content for each owner. Judged when the
-- transaction ends, once for each movement.
CREATE FUNCTION "ledger_expect_balanced"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM ledger_entry WHERE movement = NEW.movement
    GROUP BY book HAVING sum(gross) <> 0 OR sum(pieces) <> 0
    UNION ALL
    SELECT FROM ledger_entry WHERE movement = NEW.movement
    GROUP BY book, owner HAVING sum(ag) <> 0 OR sum(au) <> 0 OR sum(pt) <> 0 OR sum(pd) <> 0
  ) THEN
    RAISE EXCEPTION 'movement % of fact % does not balance', NEW.movement, NEW.fact_id USING ERRCODE = 'FB003';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_movement_balances" AFTER INSERT ON "ledger_entry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.line = 1) EXECUTE FUNCTION "ledger_expect_balanced"();

-- No real account holds less than nothing, and none holds more fine metal than it weighs. Judged when the transaction ends.
CREATE FUNCTION "ledger_can_be"(kind text, gross bigint, ag bigint, au bigint, pt bigint, pd bigint, pieces bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT kind NOT IN ('stock', 'work', 'piece', 'transit', 'dispute', 'sample', 'refiner')
    OR (gross >= 0 AND ag >= 0 AND au >= 0 AND pt >= 0 AND pd >= 0 AND pieces >= 0
        AND ag::numeric + au + pt + pd <= gross::numeric * 10000)
$$;
CREATE FUNCTION "ledger_expect_real"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE b ledger_balance;
BEGIN
  SELECT * INTO b FROM ledger_balance WHERE account_id = NEW.account_id AND kind = NEW.kind AND owner = NEW.owner
    AND possessor = NEW.possessor AND book = NEW.book;
  IF NOT ledger_can_be(b.kind, b.gross, b.ag, b.au, b.pt, b.pd, b.pieces) THEN
    RAISE EXCEPTION 'the account %/%/%:% would hold % µg in %, % of 0.1 ng silver, % pieces',
      b.owner, b.possessor, b.kind, b.account_id, b.gross, b.book, b.ag, b.pieces USING ERRCODE = 'FB004';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_balance_can_be" AFTER INSERT OR UPDATE ON "ledger_balance" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NOT ledger_can_be(NEW.kind, NEW.gross, NEW.ag, NEW.au, NEW.pt, NEW.pd, NEW.pieces))
  EXECUTE FUNCTION "ledger_expect_real"();

-- Corrections, each a stream of its own. What they corrected and posted is in their event and in the entries.
CREATE TABLE "correction" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "note" TEXT,
  "facts" JSONB NOT NULL,
  "changes" JSONB NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  "person_id" TEXT NOT NULL,
  CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "correction_organisation" ON "correction" ("organisation_id", "id");

-- With which documents are signed. The private part never leaves this database.
CREATE TABLE "signing_key" (
  "kid" TEXT NOT NULL,
  "public_jwk" JSON NOT NULL,
  "private_jwk" JSON NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);
