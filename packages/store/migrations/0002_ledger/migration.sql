-- The ledger of what this service decides: double entry, kept with the event that caused it, never changed.

-- One line of the movement of an event. Gross in micrograms, content in units of 0.1 ng per element, all signed.
CREATE TABLE fibula.entry (
  position   bigint NOT NULL,
  line       smallint NOT NULL CHECK (line > 0),
  owner      text COLLATE "C" NOT NULL,
  possessor  text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  account_id text COLLATE "C" NOT NULL,
  book       text COLLATE "C" NOT NULL CHECK (book IN ('metal', 'stones', 'components')),
  gross      bigint NOT NULL,
  ag         bigint NOT NULL,
  au         bigint NOT NULL DEFAULT 0,
  pt         bigint NOT NULL DEFAULT 0,
  pd         bigint NOT NULL DEFAULT 0,
  pieces     bigint NOT NULL DEFAULT 0,
  account    text COLLATE "C" NOT NULL GENERATED ALWAYS AS (owner || '/' || possessor || '/' || kind || ':' || account_id) STORED,
  PRIMARY KEY (position, line)
);
CREATE INDEX entry_of_account ON fibula.entry (account_id, position);
CREATE INDEX entry_of_owner ON fibula.entry (owner, position);
CREATE INDEX entry_of_possessor ON fibula.entry (possessor, position) WHERE possessor <> owner;
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fibula.entry
  FOR EACH STATEMENT EXECUTE FUNCTION fibula.refuse_change();

-- What is in each real account: the sum of its entries, which only they change. Signed accounts are summed when asked for: a
-- row of a supplier or of losses would let the commands that touch it wait for each other.
CREATE TABLE fibula.balance (
  account_id text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  owner      text COLLATE "C" NOT NULL,
  possessor  text COLLATE "C" NOT NULL,
  book       text COLLATE "C" NOT NULL,
  gross      bigint NOT NULL,
  ag         bigint NOT NULL,
  au         bigint NOT NULL,
  pt         bigint NOT NULL,
  pd         bigint NOT NULL,
  pieces     bigint NOT NULL,
  PRIMARY KEY (account_id, kind, owner, possessor, book)
) WITH (fillfactor = 90);

-- The kinds of account whose every movement is decided by this service, so that it can vouch for what is in them. What is on
-- its way (`transit`) is given by one service and taken by another: only traceability, which hears both, can.
CREATE FUNCTION fibula.is_kept(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT kind IN ('stock', 'work', 'piece', 'dispute', 'sample', 'refiner')
$$;

-- Entries make balances, in the same statement; also when somebody writes them by hand. A movement is written whole, so that
-- nothing can be added to it later.
CREATE FUNCTION fibula.keep_balance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh GROUP BY position HAVING max(line) <> count(*)) THEN
    RAISE EXCEPTION 'a movement is written whole, its lines counted from 1' USING ERRCODE = 'FB003';
  END IF;
  INSERT INTO fibula.balance AS b (account_id, kind, owner, possessor, book, gross, ag, au, pt, pd, pieces)
  SELECT account_id, kind, owner, possessor, book, sum(gross), sum(ag), sum(au), sum(pt), sum(pd), sum(pieces)
  FROM fresh WHERE fibula.is_kept(kind)
  GROUP BY account_id, kind, owner, possessor, book
  -- Locks are taken in this order by every writer, so that two commits never wait for each other in a circle.
  ORDER BY account_id, kind, owner, possessor, book
  ON CONFLICT (account_id, kind, owner, possessor, book) DO UPDATE SET
    gross = b.gross + excluded.gross, ag = b.ag + excluded.ag, au = b.au + excluded.au, pt = b.pt + excluded.pt,
    pd = b.pd + excluded.pd, pieces = b.pieces + excluded.pieces;
  RETURN NULL;
END $$;
CREATE TRIGGER entry_makes_balance AFTER INSERT ON fibula.entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION fibula.keep_balance();

CREATE TRIGGER balance_is_never_removed BEFORE DELETE OR TRUNCATE ON fibula.balance
  FOR EACH STATEMENT EXECUTE FUNCTION fibula.refuse_change();

-- Every movement sums to nothing: in each book in gross and in pieces, and in content for each owner. Judged when the
-- transaction ends, once for each movement.
CREATE FUNCTION fibula.expect_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fibula.entry WHERE position = NEW.position
    GROUP BY book HAVING sum(gross) <> 0 OR sum(pieces) <> 0
    UNION ALL
    SELECT FROM fibula.entry WHERE position = NEW.position
    GROUP BY book, owner HAVING sum(ag) <> 0 OR sum(au) <> 0 OR sum(pt) <> 0 OR sum(pd) <> 0
  ) THEN
    RAISE EXCEPTION 'the movement of event % does not balance', NEW.position USING ERRCODE = 'FB003';
  END IF;
  IF NOT EXISTS (SELECT FROM fibula.event WHERE position = NEW.position) THEN
    RAISE EXCEPTION 'a movement without an event: there is none at position %', NEW.position USING ERRCODE = 'FB003';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER movement_balances AFTER INSERT ON fibula.entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.line = 1) EXECUTE FUNCTION fibula.expect_balanced();

-- No real account holds less than nothing, and none holds more fine metal than it weighs; judged when the transaction ends:
-- several movements may form one set. And nothing but entries changes what is in it.
CREATE FUNCTION fibula.can_be(gross bigint, ag bigint, au bigint, pt bigint, pd bigint, pieces bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT gross >= 0 AND ag >= 0 AND au >= 0 AND pt >= 0 AND pd >= 0 AND pieces >= 0
    AND ag::numeric + au + pt + pd <= gross::numeric * 10000
$$;
CREATE FUNCTION fibula.expect_real() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE b fibula.balance;
BEGIN
  IF fibula.can_be(NEW.gross, NEW.ag, NEW.au, NEW.pt, NEW.pd, NEW.pieces) THEN
    RAISE EXCEPTION 'a balance is the sum of its entries and changed by nobody else' USING ERRCODE = 'FB002';
  END IF;
  SELECT * INTO b FROM fibula.balance WHERE account_id = NEW.account_id AND kind = NEW.kind AND owner = NEW.owner
    AND possessor = NEW.possessor AND book = NEW.book;
  IF NOT fibula.can_be(b.gross, b.ag, b.au, b.pt, b.pd, b.pieces) THEN
    RAISE EXCEPTION 'the account %/%/%:% would hold % µg of %, with % of 0.1 ng of silver, and % pieces',
      b.owner, b.possessor, b.kind, b.account_id, b.gross, b.book, b.ag, b.pieces USING ERRCODE = 'FB004';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER balance_can_be AFTER INSERT OR UPDATE ON fibula.balance DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 OR NOT fibula.can_be(NEW.gross, NEW.ag, NEW.au, NEW.pt, NEW.pd, NEW.pieces))
  EXECUTE FUNCTION fibula.expect_real();
