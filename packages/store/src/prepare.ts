import { setImmediate as turn } from 'node:timers/promises'
import type { Batch, IncomingMessage } from '@fibula/transport'
import { type Applicable, gatheringOf, read } from './apply.ts'
import { knownOf, saveFirstVersions, saveVersions } from './known.ts'
import { streamOf } from './parking.ts'
import type { Gathering, Queryable } from './port.ts'
import { inConsumerSpan } from './tracing.ts'

/** What a batch will write if it is as nearly every batch is: all of it can be read, and each event follows on the last of its stream. */
export interface Prepared {
  /** The offset of the first message in it. */
  readonly from: number
  /** The first and the last version of each stream in it. */
  readonly first: ReadonlyMap<string, number>
  readonly last: ReadonlyMap<string, number>
  readonly events: number
  readonly traceparent: string | undefined
  readonly gathering: Gathering
}

/** So many messages are read before others may have the thread: answers of the database, above all. */
const atOnce = 64

/**
 * Reads a batch, and lets go of each event when what it writes is put together. Undefined when something is not as usual,
 * or the consumer takes each event alone: then it has to be looked at message by message.
 */
export const prepare = async (
  consumer: Applicable,
  messages: readonly IncomingMessage[],
): Promise<Prepared | undefined> => {
  const gathering = gatheringOf(consumer)
  const [begin] = messages
  if (gathering === undefined || begin === undefined) return undefined
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  let events = 0
  let traceparent: string | undefined
  for (const [index, message] of messages.entries()) {
    if (index % atOnce === atOnce - 1) await turn()
    const { version, read: found } = read(message, consumer)
    if (version === undefined) return undefined
    const stream = streamOf(message)
    const before = last.get(stream)
    if (before === undefined) first.set(stream, version)
    else if (version !== before + 1) return undefined
    last.set(stream, version)
    if (found === undefined) continue
    try {
      gathering.add(found.event, found.json)
    } catch {
      return undefined
    }
    events += 1
    traceparent ??= found.event.traceparent
  }
  return { from: begin.offset, first, last, events, traceparent, gathering }
}

/** Writes it; false, and nothing is written, when the database knows that it is not as it was taken to be. */
export const applyPrepared = async (
  client: Queryable,
  { name }: Applicable,
  { topic }: Batch,
  prepared: Prepared,
): Promise<boolean> => {
  const { first, last, events, traceparent, gathering } = prepared
  const { versions, parked } = await knownOf(client, name, topic, first.keys())
  if (parked.size > 0) return false
  for (const [stream, version] of first) if (version !== (versions.get(stream) ?? 0) + 1) return false
  if (events > 0) await inConsumerSpan(`${name} apply ${events}`, traceparent, () => gathering.write(client))
  const fresh = new Map<string, number>()
  const known = new Map<string, number>()
  for (const [stream, version] of last) (versions.has(stream) ? known : fresh).set(stream, version)
  await saveFirstVersions(client, name, topic, fresh)
  await saveVersions(client, name, topic, known)
  return true
}

/** One after the other: two batches that are read in turns would both be ready late, and the database waits meanwhile. */
export const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
