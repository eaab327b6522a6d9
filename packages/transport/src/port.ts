/**
 * The transport port: how facts leave a service and reach the others. Three adapters implement it (memory, Kafka, and
 * the embedded event log on PostgreSQL) and all pass the suite in conformance.suite.ts.
 */

/** One message to publish. Messages with equal keys keep their order; an empty value is legal. */
export interface OutgoingMessage {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly value: Uint8Array
}

/** A message as it was read: `offset` is its place in the partition, counted from 0 without reuse. */
export interface IncomingMessage extends OutgoingMessage {
  readonly offset: number
}

export interface Publisher {
  /**
   * Appends the messages to a topic, in their order, and resolves once all of them are durable. Callers send the next
   * batch only after this one resolved. Rejects when the broker cannot be reached in time: nothing, a part, or all of
   * the batch may then be in the log, so the caller sends the same batch again.
   */
  publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void>
  close(): Promise<void>
}

/** Consecutive messages of one partition of one topic. */
export interface Batch {
  readonly topic: string
  readonly partition: number
  /** At least one, in order of offset. Offsets may have gaps. */
  readonly messages: readonly IncomingMessage[]
  /** The offset that follows the last message that the partition held when the batch was read; for lag. */
  readonly endOffset: number
  /** Call inside long work, so that the group does not declare this member dead. Never throws. */
  heartbeat(): Promise<void>
  /** Aborted when the partition was taken away or the subscription stops: give up, nothing is lost. */
  readonly signal: AbortSignal
}

/**
 * Resolve with nothing: the batch is done. Resolve with `resumeAt`: the batch was not applied, read on from that offset
 * instead (it may be earlier). Reject: the same messages are delivered again, after a back-off.
 */
export type BatchHandler = (batch: Batch) => Promise<{ readonly resumeAt: number } | undefined>

export interface SubscribeOptions {
  /** Members with the same group share the partitions of the topics; each partition has one member at a time. */
  readonly group: string
  readonly topics: readonly string[]
  /** Where a group without an offset begins. Default `earliest`. */
  readonly from?: 'earliest' | 'latest'
  readonly onBatch: BatchHandler
}

export interface Subscription {
  /** Finishes the batch in hand, gives its partitions back, and leaves the group. */
  stop(): Promise<void>
}

export interface Subscriber {
  /** Resolves once the member has joined its group. It keeps trying for ever when the broker is lost. */
  subscribe(options: SubscribeOptions): Promise<Subscription>
  close(): Promise<void>
}

export interface TopicSpec {
  readonly name: string
  readonly partitions: number
}

/** What the operator's eyes need. */
export interface TransportAdmin {
  /** Creates the topics that are missing; an existing topic is left as it is. */
  ensureTopics(topics: readonly TopicSpec[]): Promise<void>
  /** Per partition: how many messages the topic holds (`end`), and how far the group has come (`committed`, null when never). */
  lag(group: string, topics: readonly string[]): Promise<readonly PartitionLag[]>
  /** Rejects when the broker cannot be reached within a few seconds. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface PartitionLag {
  readonly topic: string
  readonly partition: number
  readonly end: number
  readonly committed: number | null
}

/** What a concrete technology provides, made by one function per adapter, e.g. `kafkaTransport({ brokers, clientId })`. */
export interface Transport {
  readonly kind: 'memory' | 'kafka' | 'postgres'
  publisher(): Promise<Publisher>
  subscriber(): Promise<Subscriber>
  admin(): Promise<TransportAdmin>
}
