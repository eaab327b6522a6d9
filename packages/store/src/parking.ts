import type { IncomingMessage } from '@fibula/transport'
import type { ParkedStream, Queryable } from './port.ts'

export interface Parking {
  readonly consumer: string
  readonly topic: string
  readonly partition: number
  readonly message: IncomingMessage
  readonly reason: string
}

/** The stream of a message. U+0000 may be in a key that nobody could read, and the database keeps no text with it. */
export const streamOf = (message: IncomingMessage): string => message.key.replaceAll('\u0000', '�')

export const park = async (client: Queryable, parkings: readonly Parking[]): Promise<void> => {
  for (const { consumer, topic, partition, message, reason } of parkings)
    await client.query(
      `INSERT INTO fibula.parked (consumer, topic, partition, message_offset, stream_id, headers, value, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        consumer,
        topic,
        partition,
        message.offset,
        streamOf(message),
        message.headers,
        Buffer.from(message.value),
        reason.replaceAll('\u0000', '�'),
      ],
    )
}

export const listParked = async (client: Queryable): Promise<ParkedStream[]> => {
  const { rows } = await client.query<{
    consumer: string
    topic: string
    stream_id: string
    since: Date
    events: number
    reason: string
  }>(
    `SELECT consumer, topic, stream_id, min(parked_at) AS since, count(*)::int AS events,
            (array_agg(reason ORDER BY message_offset))[1] AS reason
     FROM fibula.parked GROUP BY consumer, topic, stream_id ORDER BY since LIMIT 200`,
  )
  return rows.map((row) => ({
    consumer: row.consumer,
    topic: row.topic,
    streamId: row.stream_id,
    since: row.since.toISOString(),
    events: row.events,
    reason: row.reason,
  }))
}
