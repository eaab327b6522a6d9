import { randomUUID } from 'node:crypto'
import { sourcing, toMessage } from '@fibula/contracts'
import type { Batch, BatchHandler, IncomingMessage, OutgoingMessage, Publisher, Subscriber } from '@fibula/transport'
import type { Commit, NewEvent } from './port.ts'

/** A fact of a lot; the note tells one from another. */
export const fact = (lotId: string, note = 'n'): NewEvent =>
  sourcing.lotRejected.write({ lotId, reason: 'other', note })
export const factType = sourcing.lotRejected.type

export const at = '2026-03-01T09:00:00.000Z'

interface LotChange {
  readonly id?: string
  readonly from?: number
  readonly events?: number
  readonly status?: string
  readonly gross?: number
}

export const lotChange = ({ id = randomUUID(), from = 0, events = 1, status = 's', gross = 0 }: LotChange = {}) => ({
  table: 'lot',
  id,
  expectedVersion: from,
  values: { status, gross },
  events: Array.from({ length: events }, (_, index) => fact(id, `${from + index + 1}`)),
})

export const commitOf = (...changes: Commit['changes']): Commit => ({
  changes,
  organisationId: 'coop-tiznit',
  personId: 'clerk-tiznit',
  happenedAt: at,
  recordedAt: at,
})

/** Version `version` of a stream, as the relay of sourcing would publish it. */
export const wire = (streamId: string, version: number, headers: Record<string, string> = {}): OutgoingMessage => {
  const message = toMessage({
    id: randomUUID(),
    source: '/fibula/sourcing',
    streamId,
    streamVersion: version,
    happenedAt: at,
    recordedAt: at,
    organisationId: 'coop-tiznit',
    personId: 'clerk-tiznit',
    ...fact(streamId, `${version}`),
  })
  return { ...message, headers: { ...message.headers, ...headers } }
}

export const brokenJson = (streamId: string, version: number): OutgoingMessage => ({
  ...wire(streamId, version),
  value: new TextEncoder().encode('{"lotId":'),
})

export const topic = 'fibula.sourcing'

export const batchOf = (messages: readonly OutgoingMessage[], { from = 0, partition = 0 } = {}): Batch => ({
  topic,
  partition,
  messages: messages.map((message, index): IncomingMessage => ({ ...message, offset: from + index })),
  endOffset: from + messages.length,
  heartbeat: async () => {},
  signal: new AbortController().signal,
})

/** Hands batches over exactly as the test says, as a broker with its own mind would. */
export const handSubscriber = () => {
  const handlers: BatchHandler[] = []
  const groups: string[] = []
  const subscriber: Subscriber = {
    subscribe: async ({ onBatch, group }) => {
      handlers.push(onBatch)
      groups.push(group)
      return { stop: async () => {} }
    },
    close: async () => {},
  }
  return {
    subscriber,
    groups,
    /** To the member that joined last, or to the one that joined as number `member`. */
    deliver: (batch: Batch, member = handlers.length - 1) => handlers[member]!(batch),
  }
}

/** A publisher that keeps what it was given, and does first whatever the test wants. */
export const recordingPublisher = (before: (batch: number) => Promise<void> | void = () => {}) => {
  const batches: OutgoingMessage[][] = []
  const publisher: Publisher = {
    publish: async (_topic, messages) => {
      batches.push([...messages])
      await before(batches.length)
    },
    close: async () => {},
  }
  const ids = () => batches.flat().map((message) => message.headers.ce_id!)
  return { publisher, batches, ids }
}

/** A promise that the test resolves: holds work open at a chosen moment. */
export const gate = () => Promise.withResolvers<void>()
