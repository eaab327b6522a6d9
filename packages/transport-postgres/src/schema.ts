import type pg from 'pg'

/**
 * The embedded event log. `partition.next_offset` is locked by whoever appends until the append is committed, so offsets
 * have no gaps and appear in their order. A group's partition has one `owner` at a time.
 */
const schema = `
CREATE SCHEMA IF NOT EXISTS event_log;
CREATE TABLE IF NOT EXISTS event_log.topic (name text PRIMARY KEY, partitions integer NOT NULL CHECK (partitions > 0));
CREATE TABLE IF NOT EXISTS event_log.partition (
  topic text NOT NULL REFERENCES event_log.topic (name),
  partition integer NOT NULL,
  next_offset bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);
CREATE TABLE IF NOT EXISTS event_log.message (
  topic text NOT NULL,
  partition integer NOT NULL,
  message_offset bigint NOT NULL,
  key text NOT NULL,
  headers json NOT NULL,
  value bytea NOT NULL,
  PRIMARY KEY (topic, partition, message_offset)
);
CREATE TABLE IF NOT EXISTS event_log.consumer_group (name text PRIMARY KEY, generation bigint NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS event_log.member (
  group_name text NOT NULL REFERENCES event_log.consumer_group (name),
  id uuid NOT NULL,
  topics text[] NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (group_name, id)
);
CREATE TABLE IF NOT EXISTS event_log.group_offset (
  group_name text NOT NULL,
  topic text NOT NULL,
  partition integer NOT NULL,
  next_offset bigint,
  owner uuid,
  PRIMARY KEY (group_name, topic, partition)
) WITH (fillfactor = 50);
`

const ready = new WeakSet<pg.Pool>()

/** Makes the log's tables where they are missing; two processes that do it at once take turns. */
export const ensureSchema = async (pool: pg.Pool): Promise<void> => {
  if (ready.has(pool)) return
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(4213007, 4)')
    const { rows } = await client.query<{ there: string | null }>(
      "SELECT to_regclass('event_log.group_offset')::text AS there",
    )
    if (rows[0]?.there == null) await client.query(schema)
    await client.query('COMMIT')
    ready.add(pool)
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
