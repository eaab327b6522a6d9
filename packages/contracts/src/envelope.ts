/**
 * An event as every service sees it. On the wire it is a CloudEvents 1.0 message in binary mode: each field but `data`
 * is a `ce_*` header, `data` is the JSON value, and the key is `streamId`.
 */
export interface EventEnvelope<Data = unknown> {
  /** UUIDv7, unique for ever. */
  readonly id: string
  /** e.g. `sourcing.material-received` */
  readonly type: string
  /** e.g. `/fibula/sourcing` */
  readonly source: string
  /** The aggregate that the fact is about; also the partition key. CloudEvents `subject`. */
  readonly streamId: string
  /** 1, 2, 3 … per stream and source, without a gap. */
  readonly streamVersion: number
  /** When it happened, as the person says (RFC 3339, UTC, milliseconds). CloudEvents `time`. */
  readonly happenedAt: string
  /** When the service recorded it. */
  readonly recordedAt: string
  /** For which organisation, and by which person (an id, never a name). */
  readonly organisationId: string
  readonly personId: string
  /** Version of the shape of `data` on the wire; readers see the latest, upcast. */
  readonly dataVersion: number
  /** W3C trace context of the request that caused it. */
  readonly traceparent?: string
  /** Place and hash in the hash chain of the source's log, given by its relay. */
  readonly chainSequence?: number
  readonly chainHash?: string
  readonly data: Data
}
