-- What is in each piece, as production tells it; the metal is known once its order is closed. Read from the beginning of the
-- log, in a group of its own.
CREATE TABLE piece_content (
  id                uuid PRIMARY KEY,
  order_version     integer NOT NULL,
  owner_id          text NOT NULL,
  workshop_id       text NOT NULL,
  net_micrograms    bigint NOT NULL,
  fine              bigint,
  stone_pieces      integer NOT NULL,
  stone_micrograms  bigint NOT NULL,
  other_micrograms  bigint NOT NULL
);

-- Pieces that were sold, returned or consigned before it was known here what is in them: their movements wait.
CREATE TABLE unposted_piece (
  id       uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  piece_id uuid NOT NULL
);
CREATE INDEX unposted_piece_of ON unposted_piece (piece_id);
-- And those of before there was a ledger.
INSERT INTO unposted_piece (piece_id) SELECT DISTINCT stream_id FROM fibula.event
  WHERE type IN ('sales.piece-sold', 'sales.piece-returned', 'sales.piece-consigned', 'sales.consignment-returned');

-- Pieces are made by production: what goes out of them here came in there.
CREATE OR REPLACE FUNCTION fibula.is_kept(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT kind IN ('stock', 'work', 'dispute', 'sample', 'refiner')
$$;
