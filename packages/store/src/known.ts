import { integers, texts } from './columns.ts'
import type { Queryable } from './port.ts'

export interface Known {
  /** The last version of each stream that was applied. */
  readonly versions: ReadonlyMap<string, number>
  /** Streams that wait in the parking table. */
  readonly parked: Set<string>
}

const textsOf = (values: Iterable<string>): Buffer => {
  const column = texts()
  for (const value of values) column.add(value)
  return column.parameter()
}

const integersOf = (values: Iterable<number>): Buffer => {
  const column = integers()
  for (const value of values) column.add(value)
  return column.parameter()
}

/** In one question, since every batch waits for the answer. */
export const knownOf = async (
  client: Queryable,
  consumer: string,
  topic: string,
  streams: Iterable<string>,
): Promise<Known> => {
  const { rows } = await client.query<{ stream_id: string; version: number | null }>({
    name: 'known',
    // Not a join: planned while there are few streams, it would be kept, and read the whole table once there are many.
    text: `SELECT * FROM (SELECT s.stream_id, (SELECT p.version FROM fibula.stream_progress p
                            WHERE p.consumer = $1 AND p.topic = $2 AND p.stream_id = s.stream_id) AS version
                          FROM unnest($3::text[]) AS s (stream_id) OFFSET 0) AS known WHERE version IS NOT NULL
           UNION ALL
           SELECT DISTINCT stream_id, NULL::int FROM fibula.parked WHERE consumer = $1 AND topic = $2 AND stream_id = ANY($3::text[])`,
    values: [consumer, topic, textsOf(streams)],
  })
  const versions = new Map<string, number>()
  const parked = new Set<string>()
  for (const { stream_id, version } of rows) {
    if (version === null) parked.add(stream_id)
    else versions.set(stream_id, version)
  }
  return { versions, parked }
}

export const saveVersions = async (
  client: Queryable,
  consumer: string,
  topic: string,
  versions: ReadonlyMap<string, number>,
): Promise<void> => {
  if (versions.size === 0) return
  await client.query({
    name: 'save_versions',
    text: `INSERT INTO fibula.stream_progress (consumer, topic, stream_id, version)
           SELECT $1, $2, n.stream_id, n.version FROM unnest($3::text[], $4::int[]) AS n (stream_id, version) ORDER BY n.stream_id
           ON CONFLICT (consumer, topic, stream_id) DO UPDATE SET version = excluded.version`,
    values: [consumer, topic, textsOf(versions.keys()), integersOf(versions.values())],
  })
}

/** The same for streams that were not known, which costs a third of it. */
export const saveFirstVersions = async (
  client: Queryable,
  consumer: string,
  topic: string,
  versions: ReadonlyMap<string, number>,
): Promise<void> => {
  if (versions.size === 0) return
  await client.query({
    name: 'save_first_versions',
    text: `INSERT INTO fibula.stream_progress (consumer, topic, stream_id, version)
           SELECT $1, $2, n.stream_id, n.version FROM unnest($3::text[], $4::int[]) AS n (stream_id, version)`,
    values: [consumer, topic, textsOf(versions.keys()), integersOf(versions.values())],
  })
}
