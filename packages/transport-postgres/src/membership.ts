import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface Place {
  readonly topic: string
  readonly partition: number
}

export const nameOf = ({ topic, partition }: Place): string => `${topic}/${partition}`

const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    client.release(failure)
  }
}

/** Which partitions a member gets: each topic's are dealt out among the members that read it, in the order of their ids. */
export const share = (
  me: string,
  members: readonly { readonly id: string; readonly topics: readonly string[] }[],
  topics: ReadonlyMap<string, number>,
): Place[] =>
  [...topics].flatMap(([topic, partitions]) => {
    const readers = members
      .filter((member) => member.topics.includes(topic))
      .map(({ id }) => id)
      .sort()
    return Array.from({ length: partitions }, (_, partition) => ({ topic, partition })).filter(
      ({ partition }) => readers[partition % readers.length] === me,
    )
  })

/** One member's dealings with its group. All of it is in the database: a member that died is simply not seen any more. */
export const membership = (pool: pg.Pool, group: string, topics: readonly string[], sessionMs: number) => {
  let id = randomUUID() as string

  const bump = (client: pg.PoolClient) =>
    client.query('UPDATE event_log.consumer_group SET generation = generation + 1 WHERE name = $1', [group])

  const join = async (): Promise<void> => {
    id = randomUUID()
    await inTransaction(pool, async (client) => {
      await client.query('INSERT INTO event_log.consumer_group (name) VALUES ($1) ON CONFLICT DO NOTHING', [group])
      await bump(client)
      await client.query(
        'INSERT INTO event_log.member (group_name, id, topics, seen_at) VALUES ($1, $2, $3, clock_timestamp())',
        [group, id, topics],
      )
    })
  }

  /** Says that this member lives, gives up those that do not, and answers who is left; null when this one was given up. */
  const beat = async (): Promise<{ generation: number; members: { id: string; topics: string[] }[] } | null> =>
    inTransaction(pool, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE event_log.member SET seen_at = clock_timestamp() WHERE group_name = $1 AND id = $2',
        [group, id],
      )
      if (rowCount === 0) return null
      const dead = await client.query(
        `DELETE FROM event_log.member WHERE group_name = $1 AND seen_at < clock_timestamp() - make_interval(secs => $2)`,
        [group, sessionMs / 1_000],
      )
      if (dead.rowCount) await bump(client)
      const { rows: members } = await client.query<{ id: string; topics: string[] }>(
        'SELECT id, topics FROM event_log.member WHERE group_name = $1',
        [group],
      )
      const { rows } = await client.query<{ generation: string }>(
        'SELECT generation FROM event_log.consumer_group WHERE name = $1',
        [group],
      )
      return { generation: Number(rows[0]?.generation ?? 0), members }
    })

  /** Takes what is free: nobody's, or a member's that is no longer there. Answers what is now this member's, with its offset. */
  const claim = async (
    places: readonly Place[],
    from: 'earliest' | 'latest',
  ): Promise<Map<string, Place & { next: number }>> => {
    if (places.length === 0) return new Map()
    const values = [group, places.map(({ topic }) => topic), places.map(({ partition }) => partition), id]
    await pool.query(
      `INSERT INTO event_log.group_offset (group_name, topic, partition, next_offset)
       SELECT $1, w.topic, w.partition, CASE WHEN $4 THEN p.next_offset ELSE 0 END
       FROM unnest($2::text[], $3::int[]) AS w (topic, partition) JOIN event_log.partition p USING (topic, partition)
       ORDER BY w.topic, w.partition ON CONFLICT DO NOTHING`,
      [group, values[1], values[2], from === 'latest'],
    )
    const { rows } = await pool.query<{ topic: string; partition: number; next_offset: string }>(
      `WITH mine AS (
         SELECT o.topic, o.partition FROM event_log.group_offset o
         JOIN unnest($2::text[], $3::int[]) AS w (topic, partition) USING (topic, partition)
         WHERE o.group_name = $1 AND (o.owner IS NULL OR o.owner = $4 OR NOT EXISTS (
           SELECT 1 FROM event_log.member m WHERE m.group_name = $1 AND m.id = o.owner))
         ORDER BY o.topic, o.partition FOR UPDATE OF o
       )
       UPDATE event_log.group_offset o SET owner = $4 FROM mine
       WHERE o.group_name = $1 AND o.topic = mine.topic AND o.partition = mine.partition
       RETURNING o.topic, o.partition, o.next_offset`,
      values,
    )
    return new Map(
      rows.map((row) => [nameOf(row), { topic: row.topic, partition: row.partition, next: Number(row.next_offset) }]),
    )
  }

  /** Keeps how far this member has come, where the partition is still its own; lets go of those named in `release`. */
  const keep = async (positions: readonly (Place & { next: number })[], release: boolean): Promise<void> => {
    if (positions.length === 0) return
    await pool.query(
      `WITH mine AS (
         SELECT o.topic, o.partition, w.next FROM event_log.group_offset o
         JOIN unnest($2::text[], $3::int[], $4::bigint[]) AS w (topic, partition, next) USING (topic, partition)
         WHERE o.group_name = $1 AND o.owner = $5 ORDER BY o.topic, o.partition FOR UPDATE OF o
       )
       UPDATE event_log.group_offset o SET next_offset = mine.next, owner = CASE WHEN $6 THEN NULL ELSE o.owner END FROM mine
       WHERE o.group_name = $1 AND o.topic = mine.topic AND o.partition = mine.partition`,
      [
        group,
        positions.map((p) => p.topic),
        positions.map((p) => p.partition),
        positions.map((p) => p.next),
        id,
        release,
      ],
    )
  }

  const leave = async (): Promise<void> => {
    await inTransaction(pool, async (client) => {
      await client.query('DELETE FROM event_log.member WHERE group_name = $1 AND id = $2', [group, id])
      await bump(client)
    })
  }

  return { id: () => id, join, beat, claim, keep, leave }
}
