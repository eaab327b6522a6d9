-- What the store keeps beside a service's own tables: facts, what is still to publish, answers given, and how far each
-- consumer has come.
CREATE SCHEMA IF NOT EXISTS fibula;

CREATE TABLE fibula.event (
  position        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id              uuid NOT NULL,
  stream_id       uuid NOT NULL,
  stream_version  integer NOT NULL CHECK (stream_version > 0),
  type            text NOT NULL,
  data_version    integer NOT NULL,
  organisation_id text NOT NULL,
  person_id       text NOT NULL,
  happened_at     timestamptz(3) NOT NULL,
  recorded_at     timestamptz(3) NOT NULL,
  traceparent     text,
  -- json, not jsonb: the text is published, and hashed, exactly as it was written
  data            json NOT NULL
);
CREATE UNIQUE INDEX event_stream ON fibula.event (stream_id, stream_version);

-- Facts are never changed and never removed, by nobody.
CREATE FUNCTION fibula.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: facts are kept for ever, a correction is a new fact', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'FB002';
END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fibula.event
  FOR EACH STATEMENT EXECUTE FUNCTION fibula.refuse_change();

CREATE TABLE fibula.outbox (
  position bigint PRIMARY KEY
);

-- The hash chain over everything this service published, in the order in which its relay sealed it.
CREATE TABLE fibula.chain (
  sequence bigint PRIMARY KEY CHECK (sequence > 0),
  position bigint NOT NULL UNIQUE,
  hash     bytea NOT NULL
);
CREATE TRIGGER chain_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fibula.chain
  FOR EACH STATEMENT EXECUTE FUNCTION fibula.refuse_change();

CREATE TABLE fibula.idempotency (
  organisation_id text NOT NULL,
  key             text NOT NULL,
  request_hash    bytea NOT NULL,
  answer          json NOT NULL,
  created_at      timestamptz NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (organisation_id, key)
);
CREATE INDEX idempotency_age ON fibula.idempotency USING brin (created_at);

CREATE TABLE fibula.consumer (
  name       text PRIMARY KEY,
  -- Counts rebuilds; the consumer's group is named after it, so that a rebuilt projection reads the log from its beginning.
  generation integer NOT NULL
);

CREATE TABLE fibula.progress (
  consumer    text NOT NULL,
  topic       text NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (consumer, topic, partition)
);

CREATE TABLE fibula.stream_progress (
  consumer  text COLLATE "C" NOT NULL,
  topic     text COLLATE "C" NOT NULL,
  stream_id text COLLATE "C" NOT NULL,
  version   integer NOT NULL,
  PRIMARY KEY (consumer, topic, stream_id)
);

CREATE TABLE fibula.parked (
  consumer       text NOT NULL,
  topic          text NOT NULL,
  partition      integer NOT NULL,
  message_offset bigint NOT NULL,
  stream_id      text NOT NULL,
  headers        json NOT NULL,
  value          bytea NOT NULL,
  reason         text NOT NULL,
  parked_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, topic, partition, message_offset)
);
CREATE INDEX parked_stream ON fibula.parked (consumer, topic, stream_id);

-- Ends the statement that calls it when not every state row was where its writer believed it to be.
CREATE FUNCTION fibula.expect(rows_found bigint, rows_wanted bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF rows_found <> rows_wanted THEN
    RAISE EXCEPTION 'version conflict: % of % rows were as expected', rows_found, rows_wanted USING ERRCODE = 'FB001';
  END IF;
  RETURN true;
END $$;
