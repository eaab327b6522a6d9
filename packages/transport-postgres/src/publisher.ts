import { type OutgoingMessage, type Publisher, partitionOf } from '@fibula/transport'
import type pg from 'pg'

export const channel = 'fibula_event_log'

const append = `
WITH locked AS (
  SELECT p.partition, p.next_offset, c.count
  FROM event_log.partition p JOIN unnest($2::int[], $3::int[]) AS c (partition, count) USING (partition)
  WHERE p.topic = $1 ORDER BY p.partition FOR UPDATE OF p
), bumped AS (
  UPDATE event_log.partition p SET next_offset = l.next_offset + l.count FROM locked l
  WHERE p.topic = $1 AND p.partition = l.partition
)
INSERT INTO event_log.message (topic, partition, message_offset, key, headers, value)
SELECT $1, m.partition, l.next_offset + m.rank, m.key, m.headers, m.value
FROM unnest($4::int[], $5::int[], $6::text[], $7::json[], $8::bytea[]) AS m (partition, rank, key, headers, value)
JOIN locked l USING (partition)`

export const postgresPublisher = (pool: pg.Pool): Publisher => {
  const known = new Map<string, number>()
  const partitionsOf = async (topic: string): Promise<number> => {
    const cached = known.get(topic)
    if (cached !== undefined) return cached
    const { rows } = await pool.query<{ partitions: number }>(
      'SELECT partitions FROM event_log.topic WHERE name = $1',
      [topic],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`the topic ${topic} does not exist: create it with ensureTopics`)
    known.set(topic, row.partitions)
    return row.partitions
  }

  const send = async (topic: string, messages: readonly OutgoingMessage[]): Promise<void> => {
    const partitions = await partitionsOf(topic)
    const counts = new Map<number, number>()
    const lines = messages.map((message) => {
      const partition = partitionOf(message.key, partitions)
      const rank = counts.get(partition) ?? 0
      counts.set(partition, rank + 1)
      return { partition, rank, message }
    })
    await pool.query({
      name: 'append',
      text: append,
      values: [
        topic,
        [...counts.keys()],
        [...counts.values()],
        lines.map((line) => line.partition),
        lines.map((line) => line.rank),
        lines.map((line) => line.message.key),
        lines.map((line) => JSON.stringify(line.message.headers)),
        lines.map(({ message: { value } }) => Buffer.from(value.buffer, value.byteOffset, value.byteLength)),
      ],
    })
    // Behind the commit, for the readers' speed only: who misses it reads a moment later.
    void pool.query('SELECT pg_notify($1, $2)', [channel, topic]).catch(() => {})
  }

  let last: Promise<void> = Promise.resolve()
  return {
    publish: (topic, messages) => {
      if (messages.length === 0) return Promise.resolve()
      const sent = last.then(() => send(topic, messages))
      last = sent.catch(() => {})
      return sent
    },
    close: async () => {
      await last
      await pool.end()
    },
  }
}
