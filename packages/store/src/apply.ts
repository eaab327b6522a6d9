import { type EventEnvelope, fromMessage } from '@fibula/contracts'
import type { Batch, IncomingMessage } from '@fibula/transport'
import { type Parking, park, streamOf } from './parking.ts'
import type { ConsumerOptions, Queryable } from './port.ts'
import { inConsumerSpan } from './tracing.ts'
import { isInfrastructure } from './trouble.ts'

type Applicable = Pick<ConsumerOptions, 'name' | 'handlers' | 'applyBatch'>

interface Read {
  readonly message: IncomingMessage
  /** Undefined when the message is unreadable. */
  readonly version: number | undefined
  /** Undefined when nobody handles its type here. */
  readonly event: EventEnvelope | undefined
  readonly unreadable: string
}

/**
 * Of a type without a handler only the place in its stream is read: a newer service may publish types and shapes that
 * this one has never heard of and does not want.
 */
const read = (message: IncomingMessage, { handlers }: Applicable): Read => {
  const { ce_type: type, ce_subject: subject, ce_streamversion: place } = message.headers
  const wanted = type === undefined || subject === undefined || Object.hasOwn(handlers, type)
  if (!wanted && /^[1-9]\d{0,8}$/.test(place ?? ''))
    return { message, version: Number(place), event: undefined, unreadable: '' }
  try {
    const event = fromMessage(message)
    return { message, version: event.streamVersion, event, unreadable: '' }
  } catch (error) {
    return { message, version: undefined, event: undefined, unreadable: String(error) }
  }
}

interface Known {
  /** The last version of each stream that was applied. */
  readonly versions: ReadonlyMap<string, number>
  /** Streams that wait in the parking table. */
  readonly parked: Set<string>
}

/** In one question, since every batch waits for the answer. */
const knownOf = async (client: Queryable, consumer: string, topic: string, streams: string[]): Promise<Known> => {
  const { rows } = await client.query<{ stream_id: string; version: number | null }>({
    name: 'known',
    text: `SELECT p.stream_id, p.version FROM unnest($3::text[]) AS s (stream_id)
           JOIN fibula.stream_progress p ON p.consumer = $1 AND p.topic = $2 AND p.stream_id = s.stream_id
           UNION ALL
           SELECT DISTINCT stream_id, NULL::int FROM fibula.parked WHERE consumer = $1 AND topic = $2 AND stream_id = ANY($3::text[])`,
    values: [consumer, topic, streams],
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
    values: [consumer, topic, [...versions.keys()], [...versions.values()]],
  })
}

const handle = async (client: Queryable, { name, handlers }: Applicable, event: EventEnvelope): Promise<void> => {
  const handler = Object.hasOwn(handlers, event.type) ? handlers[event.type] : undefined
  if (handler) await inConsumerSpan(`${name} ${event.type}`, event.traceparent, () => handler(event, client))
}

const retries = [20, 100]
const behind = 'waits behind an earlier event of its stream'

/** Applies one event in a savepoint, a few times. Answers why it cannot be applied, or null when it is. */
export const tryEvent = async (
  client: Queryable,
  consumer: Applicable,
  event: EventEnvelope,
): Promise<string | null> => {
  for (let attempt = 0; ; attempt++) {
    await client.query('SAVEPOINT one')
    try {
      await handle(client, consumer, event)
      await client.query('RELEASE SAVEPOINT one')
      return null
    } catch (error) {
      if (isInfrastructure(error)) throw error
      await client.query('ROLLBACK TO SAVEPOINT one')
      const pause = retries[attempt]
      if (pause === undefined) return error instanceof Error ? error.message : String(error)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** All of them in one savepoint; false when one refused, and nothing of them is left. */
const tryAll = async (
  client: Queryable,
  consumer: Applicable,
  events: readonly EventEnvelope[],
  batch: Batch,
): Promise<boolean> => {
  const { applyBatch } = consumer
  await client.query('SAVEPOINT all_of_it')
  try {
    if (applyBatch) {
      const [first] = events
      if (first)
        await inConsumerSpan(`${consumer.name} apply ${events.length}`, first.traceparent, () =>
          applyBatch(events, client),
        )
    } else
      for (const [index, event] of events.entries()) {
        await handle(client, consumer, event)
        if (index % 50 === 49) await batch.heartbeat()
      }
    await client.query('RELEASE SAVEPOINT all_of_it')
    return true
  } catch (error) {
    if (isInfrastructure(error)) throw error
    await client.query('ROLLBACK TO SAVEPOINT all_of_it')
    return false
  }
}

/**
 * What a batch brings: duplicates are passed over, the next version of a stream is applied, a gap or a failure parks the
 * stream, and everything behind it in that stream, while the other streams flow.
 */
export const applyMessages = async (
  client: Queryable,
  consumer: Applicable,
  batch: Batch,
  messages: readonly IncomingMessage[],
): Promise<void> => {
  const { name } = consumer
  const { topic, partition } = batch
  const keys = [...new Set(messages.map(streamOf))]
  const { versions, parked: waiting } = await knownOf(client, name, topic, keys)
  const advanced = new Map<string, number>()
  const parkings: Parking[] = []
  const due: { event: EventEnvelope; message: IncomingMessage }[] = []

  const parkHere = (message: IncomingMessage, reason: string): void => {
    parkings.push({ consumer: name, topic, partition, message, reason })
  }

  for (const message of messages) {
    const { version, event, unreadable } = read(message, consumer)
    const stream = streamOf(message)
    const seen = advanced.get(stream) ?? versions.get(stream) ?? 0
    if (version !== undefined && version <= seen) continue
    if (version === undefined) parkHere(message, unreadable)
    else if (waiting.has(stream)) parkHere(message, behind)
    else if (version > seen + 1)
      parkHere(message, `version ${seen + 1} of this stream is missing: an event was lost before this one`)
    else {
      advanced.set(stream, version)
      if (event) due.push({ event, message })
      continue
    }
    waiting.add(stream)
  }

  if (
    due.length > 0 &&
    !(await tryAll(
      client,
      consumer,
      due.map(({ event }) => event),
      batch,
    ))
  ) {
    // Not `waiting`: what is due lies before anything that waits since this batch.
    const failed = new Set<string>()
    for (const { event, message } of due) {
      const stream = streamOf(message)
      if (failed.has(stream)) {
        parkHere(message, behind)
        continue
      }
      const reason = await tryEvent(client, consumer, event)
      if (reason === null) continue
      failed.add(stream)
      advanced.set(stream, event.streamVersion - 1)
      parkHere(message, reason)
      await batch.heartbeat()
    }
  }
  await saveVersions(client, name, topic, advanced)
  await park(client, parkings)
}
