import { createHash } from 'node:crypto'

/** What is sealed of an event: everything that a reader sees but its trace. `data` is the JSON text as it was written. */
export interface Sealed {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly streamId: string
  readonly streamVersion: number
  readonly happenedAt: string
  readonly recordedAt: string
  readonly organisationId: string
  readonly personId: string
  readonly dataVersion: number
  readonly data: string
}

/** The hash before the first event: 32 zero bytes. */
export const chainStart: Uint8Array = new Uint8Array(32)

/**
 * hash(n) = SHA-256(hash(n-1) ‖ UTF-8 of the JSON array [n, id, type, source, streamId, streamVersion, happenedAt,
 * recordedAt, organisationId, personId, dataVersion, data]), `data` as a string. Changing, removing, adding or moving
 * any sealed event changes every later hash.
 */
export const chainHash = (before: Uint8Array, sequence: number, event: Sealed): Buffer =>
  createHash('sha256')
    .update(before)
    .update(
      JSON.stringify([
        sequence,
        event.id,
        event.type,
        event.source,
        event.streamId,
        event.streamVersion,
        event.happenedAt,
        event.recordedAt,
        event.organisationId,
        event.personId,
        event.dataVersion,
        event.data,
      ]),
    )
    .digest()

/** Checks a whole chain, oldest first. Answers null when it holds, otherwise where it breaks. */
export const verifyChain = (
  links: Iterable<Sealed & { readonly sequence: number; readonly hash: string }>,
): { sequence: number; reason: 'missing' | 'altered' } | null => {
  let before = chainStart
  let expected = 1
  for (const link of links) {
    if (link.sequence !== expected) return { sequence: expected, reason: 'missing' }
    const hash = chainHash(before, link.sequence, link)
    if (hash.toString('hex') !== link.hash) return { sequence: link.sequence, reason: 'altered' }
    before = hash
    expected++
  }
  return null
}
