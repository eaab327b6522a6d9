CREATE TABLE thing (id uuid PRIMARY KEY, version integer NOT NULL, organisation_id text NOT NULL, kind text NOT NULL, name text NOT NULL);
CREATE TABLE heard (stream_id text NOT NULL, version integer NOT NULL, traceparent text, PRIMARY KEY (stream_id, version));
