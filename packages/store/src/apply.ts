import { type EventEnvelope, type ReadMessage, readMessage } from '@fibula/contracts'
import type { Batch, IncomingMessage } from '@fibula/transport'
import { knownOf, saveVersions } from './known.ts'
import { type Parking, park, streamOf } from './parking.ts'
import type { ConsumerOptions, Gathering, Queryable } from './port.ts'
import { inConsumerSpan } from './tracing.ts'
import { isInfrastructure } from './trouble.ts'

export type Applicable = Pick<ConsumerOptions, 'name' | 'handlers' | 'applyBatch' | 'gather'>

interface Read {
  /** Undefined when the message is unreadable. */
  readonly version: number | undefined
  /** Undefined when nobody handles its type here. */
  readonly read: ReadMessage | undefined
  readonly unreadable: string
}

/**
 * Of a type without a handler only the place in its stream is read: a newer service may publish types and shapes that
 * this one has never heard of and does not want.
 */
export const read = (message: IncomingMessage, { handlers }: Applicable): Read => {
  const { headers } = message
  const { ce_type: type, ce_subject: subject, ce_streamversion: place } = headers
  const wanted = type === undefined || subject === undefined || Object.hasOwn(handlers, type)
  if (!wanted && /^[1-9]\d{0,8}$/.test(place ?? '')) return { version: Number(place), read: undefined, unreadable: '' }
  try {
    const found = readMessage({ key: message.key, headers, value: message.value })
    return { version: found.event.streamVersion, read: found, unreadable: '' }
  } catch (error) {
    return { version: undefined, read: undefined, unreadable: String(error) }
  }
}

/** The same whichever way the consumer takes a whole batch; undefined when it takes each event alone. */
export const gatheringOf = ({ applyBatch, gather }: Applicable): Gathering | undefined => {
  if (gather) return gather()
  if (!applyBatch) return undefined
  const events: EventEnvelope[] = []
  return { add: (event) => void events.push(event), write: (tx) => applyBatch(events, tx) }
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
  due: readonly ReadMessage[],
  batch: Batch,
): Promise<boolean> => {
  await client.query('SAVEPOINT all_of_it')
  try {
    const gathering = gatheringOf(consumer)
    if (gathering) {
      for (const { event, json } of due) gathering.add(event, json)
      await inConsumerSpan(`${consumer.name} apply ${due.length}`, due[0]?.event.traceparent, () =>
        gathering.write(client),
      )
    } else
      for (const [index, { event }] of due.entries()) {
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
 * stream, and everything behind it in that stream, while the other streams flow. Not `together`: it is known that they
 * cannot all be applied at once.
 */
export const applyMessages = async (
  client: Queryable,
  consumer: Applicable,
  batch: Batch,
  messages: readonly IncomingMessage[],
  together = true,
): Promise<void> => {
  const { name } = consumer
  const { topic, partition } = batch
  const keys = [...new Set(messages.map(streamOf))]
  const { versions, parked: waiting } = await knownOf(client, name, topic, keys)
  const advanced = new Map<string, number>()
  const parkings: Parking[] = []
  const due: { found: ReadMessage; message: IncomingMessage }[] = []

  const parkHere = (message: IncomingMessage, reason: string): void => {
    parkings.push({ consumer: name, topic, partition, message, reason })
  }

  for (const message of messages) {
    const { version, read: found, unreadable } = read(message, consumer)
    const stream = streamOf(message)
    const seen = advanced.get(stream) ?? versions.get(stream) ?? 0
    if (version !== undefined && version <= seen) continue
    if (version === undefined) parkHere(message, unreadable)
    else if (waiting.has(stream)) parkHere(message, behind)
    else if (version > seen + 1)
      parkHere(message, `version ${seen + 1} of this stream is missing: an event was lost before this one`)
    else {
      advanced.set(stream, version)
      if (found) due.push({ found, message })
      continue
    }
    waiting.add(stream)
  }

  const all = due.map(({ found }) => found)
  if (due.length > 0 && !(together && (await tryAll(client, consumer, all, batch)))) {
    // Not `waiting`: what is due lies before anything that waits since this batch.
    const failed = new Set<string>()
    for (const { found, message } of due) {
      const { event } = found
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
